/** Finds the tools on a page and makes them live; runs again after each instant navigation. */
import { Python } from "./python.js";
import { mount } from "./tool.js";

const python = new Python(
  new URL("./worker.js", import.meta.url),
  new URL("../made/runtime/", import.meta.url),
);

/** @type {Map<HTMLElement, AbortController>} */
const mounted = new Map();

/** Python starts when a tool is about to come into view. */
const near = new IntersectionObserver(
  (entries) => entries.some((entry) => entry.isIntersecting) && python.start(),
  { rootMargin: "50%" },
);

function mountAll() {
  for (const [tool, leaves] of mounted) {
    if (tool.isConnected) continue;
    leaves.abort();
    near.unobserve(tool);
    mounted.delete(tool);
  }
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tool]"))) {
    if (mounted.has(tool)) continue;
    const leaves = new AbortController();
    mounted.set(tool, leaves);
    mount(tool, python, leaves.signal);
    near.observe(tool);
  }
}

// Material's announcement of every page, the first one included, when it has instant navigation.
const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (
  /** @type {unknown} */ (globalThis)
);
if (document$ === undefined) mountAll();
else document$.subscribe(mountAll);
