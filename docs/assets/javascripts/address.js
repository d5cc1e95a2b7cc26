/** Where a page is on the web. */

/** Names by which a machine calls itself. */
const OWN = ["localhost", "127.0.0.1", "[::1]"];

/** The page's published address, or nothing when the site was built without one. */
export function publishedAddress() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
  return link === null || OWN.includes(new URL(link.href).hostname) ? "" : link.href;
}

/**
 * In a frame of another page, the link to the page that the tool is from.
 * @returns {HTMLAnchorElement | null}
 */
export function wholePage() {
  return document.querySelector("[data-whole]");
}
