/** Links in an answer: to a control of the tool, to another tool, or to a section, perhaps on another page. */
import { carry, mountCarry } from "./carry.js";
import { controlOf } from "./form.js";

/** @typedef {import("./access.js").Access} Access */

/**
 * Have the links of an answer lead to the pages that have what they name, as the build has found them for the tool's
 * page (builder/leads.py). With a state the link opens a tool in it. What is on no page is no link.
 * @param {HTMLElement} tool
 * @param {ParentNode} answer
 */
export function lead(tool, answer) {
  const named = links(answer, "a[data-place]");
  if (named.length === 0) return;
  /** @type {Map<string | undefined, string>} */
  const pages = new Map();
  for (const known of links(tool, "[data-leads] a")) {
    pages.set(known.dataset["place"], (known.getAttribute("href") ?? "").replace(/#.*$/s, ""));
  }
  for (const link of named) {
    const { place, state } = link.dataset;
    const page = pages.get(place);
    if (page !== undefined) link.setAttribute("href", `${page}#${state ?? place}`);
    else link.replaceWith(...(state === undefined ? link.childNodes : []));
  }
}

/**
 * Bring the links of a tool's answers to life.
 * @param {Access} access
 */
export function mountLeads(access) {
  const { tool, gone } = access;
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  lead(tool, /** @type {HTMLElement} */ (tool.querySelector("[data-result]")));
  mountCarry(access);
  tool.addEventListener(
    "click",
    (event) => {
      const link = /** @type {Element} */ (event.target).closest("[data-look], [data-carry]");
      const opensTab = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!(link instanceof HTMLAnchorElement) || opensTab) return;
      const done = link.dataset["look"] === undefined ? carry(link) : show(controlOf(form, link.dataset["look"]));
      if (!done) return;
      event.preventDefault();
      event.stopPropagation(); // Material would follow the link all the same
    },
    { signal: gone },
  );
}

/**
 * Put the focus on a control, in whatever folds it lies.
 * @param {HTMLElement | null} control
 * @returns {boolean} whether there is one
 */
function show(control) {
  if (control === null) return false;
  for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
  return true;
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {NodeListOf<HTMLAnchorElement>}
 */
function links(parent, selector) {
  return parent.querySelectorAll(selector);
}
