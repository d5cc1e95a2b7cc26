/** What the search says when its index cannot be had; the theme would wait for it without an end. */

const LOST = "The search is not saved in this browser yet, and the network does not answer. When it does, reload the page.";

/**
 * Find out when the search is opened, on every page, as long as the theme is waiting.
 * @param {URL} root the site's address, with a slash at its end
 */
export function watchSearch(root) {
  document.addEventListener("focusin", async ({ target }) => {
    if (!(/** @type {Element} */ (target).matches("[data-md-component=search-query]"))) return;
    const line = document.querySelector("[data-search-waits]"); // gone when the theme says something else
    if (line === null) return;
    const response = await fetch(new URL("search/search_index.json", root)).catch(() => undefined);
    if (!response?.ok) line.textContent = LOST;
  });
}
