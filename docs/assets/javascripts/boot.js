/** What a page of the site starts with: its tools, with Python and answers from our own origin. */
import { Ahead } from "./ahead.js";
import { hiredEarly } from "./early-python.js";
import { Keeper, versionOfPage } from "./keep.js";
import { Tools } from "./page.js";
import { Python } from "./python.js";
import { saves } from "./saves.js";
import { watchSearch } from "./search-line.js";
import { watchTakeAlong } from "./take-along.js";
import { hire } from "./trust.js";

// Where this script will be, beside everything else that the build makes.
const beside = (/** @type {string} */ name) => new URL(name, import.meta.url);

const python = new Python(() => {
  const worker = hiredEarly() ?? hire(beside("worker.js"), { type: "module", name: "python" });
  worker.postMessage({ type: "start", source: beside("runtime/").href });
  return worker;
});
const ahead = new Ahead(async (name) => {
  const response = await fetch(beside(`answers/${name}.json`), { priority: "high" });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
});
/** Milliseconds after which Material is not waited for any more. */
const LATEST = 3000;

const tools = new Tools(python, ahead);
const root = beside("../../../");
const keeper = new Keeper(root);
let keeps = () => {};
const keeping = new Promise((resolve) => (keeps = () => resolve(undefined)));

/**
 * Material announces every page it navigates to, and the first one, when it has instant navigation. One of another
 * version of the site is opened whole.
 */
function followNavigation() {
  const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (
    /** @type {unknown} */ (globalThis)
  );
  document$?.subscribe(() => {
    if (versionOfPage() !== keeper.version) {
      location.reload();
      return;
    }
    tools.mountAll();
    void keeping.then(() => keeper.open());
  });
}

/** The rest of the page may start, when what a quick hand needs is there. */
async function letThemeStart() {
  tools.mountAll();
  await tools.ready;
  dispatchEvent(new Event("tools-ready"));
  await themeSettled();
  keeper.open(!saves());
  keeps();
}

/**
 * Material brings a page to life in many tasks, each of which would take longer beside a browser that keeps the site.
 * @returns {Promise<unknown>}
 */
function themeSettled() {
  if (!document.documentElement.hasAttribute("data-opening")) return Promise.resolve();
  return new Promise((resolve) => {
    addEventListener("theme-ready", () => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
    setTimeout(resolve, LATEST);
  });
}

/** What Python came from is kept, but not for readers who save data. Without Python they hear what would have helped. */
async function followPython() {
  await keeping;
  if (python.state === "ready" && !saves()) void keeper.keepPython();
  if (python.state === "dead" && !python.unsaved && (await keeper.missesPython())) python.tellUnsaved();
}

tools.mountAll();
watchSearch(root);
watchTakeAlong();
python.addEventListener("state", followPython);
addEventListener("theme-ready", followNavigation);
if (document.readyState === "loading") addEventListener("DOMContentLoaded", letThemeStart);
else void letThemeStart();
