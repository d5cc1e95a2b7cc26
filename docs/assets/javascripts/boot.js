/** Finds the tools on a page and makes them live; runs again after each instant navigation. */
import { Ahead } from "./ahead.js";
import { Python } from "./python.js";
import { mount } from "./tool.js";

const made = new URL("../made/", import.meta.url);
const python = new Python(new URL("./worker.js", import.meta.url), new URL("runtime/", made));
const ahead = new Ahead(new URL("answers/", made));

/** Characters that a small screen shows. */
const SCREENFUL = 1000;

/** @type {Map<Element, {prepare: () => void, leave: () => void}>} */
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
    if (mounted.has(tool) || tool.querySelector("[data-status]") === null) continue;
    const leaves = new AbortController();
    const { prepare } = mount(tool, python, ahead, leaves.signal);
    mounted.set(tool, { prepare, leave: () => leaves.abort() });
    if (opens(tool) && !saves()) prepare();
    else near.observe(tool);
  }
}

/** Material announces every page it navigates to, and the first one, when it has instant navigation. */
function followNavigation() {
  mountAll();
  const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (
    /** @type {unknown} */ (globalThis)
  );
  document$?.subscribe(mountAll);
}

mountAll();
if (document.readyState === "loading") addEventListener("DOMContentLoaded", followNavigation);
else followNavigation();
