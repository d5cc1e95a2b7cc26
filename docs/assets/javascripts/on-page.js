/** The other tools of a page. */

/**
 * A live tool of this page.
 * @param {string} name
 */
export function toolOnPage(name) {
  const live = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tool][data-live]"));
  return [...live].find((tool) => tool.dataset["tool"] === name);
}

/**
 * Have the reader go on at a tool.
 * @param {HTMLElement} tool
 */
export function goOnAt(tool) {
  tool.scrollIntoView();
  tool.focus({ preventScroll: true });
}
