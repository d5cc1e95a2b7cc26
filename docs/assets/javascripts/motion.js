/**
 * Rows that change places are seen to move: from where they were to where they are, for those who like motion. While a
 * hand goes on, they would only begin to move again and again.
 */

const DURATION = 220;

/** Milliseconds without an answer after which a hand has been at rest. */
const REST = 120;

/**
 * @param {HTMLElement} region whose rows are watched
 * @returns {(content: DocumentFragment) => () => void} notes where the rows are, if new content will change their order
 *   and the hand was at rest; what it returns shows the moves, when the content is in place
 */
export function watchMoves(region) {
  let last = -Infinity;
  return (content) => {
    const rested = performance.now() - last > REST;
    last = performance.now();
    const rows = moving(region);
    const keys = (/** @type {HTMLElement[]} */ some) => some.map((row) => row.dataset["key"]).join();
    const still = !rested || keys(rows) === keys(moving(content));
    if (still || matchMedia("(prefers-reduced-motion: reduce)").matches) return () => {};
    const places = new Map(rows.map((row) => [row, row.getBoundingClientRect().top]));
    return () => showMoves(places);
  };
}

/** @param {Map<HTMLElement, number>} places where rows were, in pixels from the top */
function showMoves(places) {
  for (const [row, before] of places) {
    if (!row.isConnected) continue;
    for (const animation of row.getAnimations()) animation.cancel();
    const way = before - row.getBoundingClientRect().top;
    if (way !== 0) row.animate({ translate: [`0 ${way}px`, "0 0"] }, { duration: DURATION, easing: "ease-out" });
  }
}

/** @param {ParentNode} parent */
function moving(parent) {
  return /** @type {HTMLElement[]} */ ([...parent.querySelectorAll("[data-moves] > [data-key]")]);
}
