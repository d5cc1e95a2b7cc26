/** Pages that arrive as what they do not share with the article, as builder/offline.py packs them, put together again. */

/** @typedef {{ lines: string[], pages: Record<string, [number, number][]> }} Pack pieces, and runs of them by page */

/** To the end of a line, or of an element that another follows. */
const PIECE = /[^]+?(?:\n|<\/[^<>]*>(?=<[a-z])|$)/g;

/**
 * A function that gives a page's HTML by its path; it is empty where the pack has none.
 * @param {string} article
 * @param {Pack} pack
 * @returns {(path: string) => string}
 */
export function sharedPages(article, { lines, pages }) {
  const known = [...(article.match(PIECE) ?? []), ...lines];
  return (path) => (pages[path] ?? []).flatMap((run) => known.slice(...run)).join("");
}
