/** Finds the tools on a page and makes them live; runs again after each instant navigation. */
import { Ahead } from "./ahead.js";
import { startOf } from "./form.js";
import { Foresight } from "./foresight.js";
import { Python } from "./python.js";
import { mount } from "./tool.js";

// Where this script will be, beside everything else that the build makes.
const beside = (/** @type {string} */ name) => new URL(name, import.meta.url);
const python = new Python(beside("worker.js"), beside("runtime/"));
const ahead = new Ahead(beside("answers/"));
const foresight = new Foresight(python);

/** Characters that a small screen shows. */
const SCREENFUL = 1000;

/** @type {Map<Element, {prepare: () => Promise<unknown>, ready: Promise<unknown>, leave: () => void}>} */
const mounted = new Map();

/** Everything is got ready when a tool is about to come into view; whoever saves data has to touch it. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting && !saves()) mounted.get(target)?.prepare();
  },
  { rootMargin: "50%" },
);

/**
 * Whether a page opens with a tool: its words before it fit a small screen. Asking where it stands would have to
 * wait until the page is laid out.
 * @param {HTMLElement} tool
 */
function opens(tool) {
  const before = document.createRange();
  before.selectNodeContents(tool.closest("article") ?? document.body);
  before.setEndBefore(tool);
  return before.toString().trim().length < SCREENFUL;
}

/** Whether the reader pays for every byte, or waits for it. */
function saves() {
  const { connection } = /** @type {{connection?: {saveData: boolean, effectiveType: string}}} */ (navigator);
  return (
    connection?.saveData === true ||
    (connection?.effectiveType ?? "4g") !== "4g" ||
    matchMedia("(prefers-reduced-data: reduce)").matches
  );
}

/** The status line is a tool's last element: a tool that has it has arrived whole. */
function mountAll() {
  for (const [tool, { leave }] of mounted) {
    if (tool.isConnected) continue;
    leave();
    near.unobserve(tool);
    mounted.delete(tool);
  }
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tool]"))) {
    if (mounted.has(tool)) continue;
    const ready = opens(tool) && !saves() ? fetchEarly(tool) : Promise.resolve();
    if (tool.querySelector("[data-status]") === null) continue;
    const leaves = new AbortController();
    const { prepare } = mount(tool, python, ahead, foresight, leaves.signal);
    mounted.set(tool, { prepare, ready, leave: () => leaves.abort() });
    near.observe(tool);
  }
}

/**
 * Answers for what a page opens with are asked for while the rest of it is still arriving: the form has, when the
 * result begins. Python, which is large, waits until the tool is seen to be near.
 * @param {HTMLElement} tool
 */
async function fetchEarly(tool) {
  if (tool.querySelector("[data-result]") === null) return;
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  await ahead.load(/** @type {string} */ (tool.dataset["tool"]), startOf(form)).catch(() => {}); // Python will answer
}

/** Material announces every page it navigates to, and the first one, when it has instant navigation. */
function followNavigation() {
  const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (
    /** @type {unknown} */ (globalThis)
  );
  document$?.subscribe(mountAll);
}

/** The rest of the page may start, when what a quick hand needs is there. */
async function letThemeStart() {
  mountAll();
  await Promise.allSettled([...mounted.values()].map(({ ready }) => ready));
  dispatchEvent(new Event("tools-ready"));
}

mountAll();
addEventListener("theme-ready", followNavigation);
if (document.readyState === "loading") addEventListener("DOMContentLoaded", letThemeStart);
else void letThemeStart();
