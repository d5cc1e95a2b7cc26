/** Links from a frame open pages of their own, where the page around it lets them; else their address is told. */
import { words } from "./words.js";

export function watchLinks() {
  const said = /** @type {HTMLElement} */ (document.querySelector("[data-said]"));
  document.addEventListener("click", (event) => {
    said.textContent = "";
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    const leaves = link instanceof HTMLAnchorElement && !event.defaultPrevented;
    if (!leaves || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opens(link.href)) return;
    said.style.insetBlockStart = `${link.getBoundingClientRect().bottom + scrollY}px`;
    said.textContent = words.noPages(link.href);
  });
}

/**
 * Open a page that knows nothing of this one. It is not asked for without an opener: then a browser would not say
 * whether it opened.
 * @param {string} address
 */
function opens(address) {
  try {
    const page = open(address);
    if (page !== null) page.opener = null;
    return page !== null;
  } catch {
    return false;
  }
}
