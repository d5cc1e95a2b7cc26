/** Rows that change places are seen to move: from where they were to where they are, for those who like motion. */

const DURATION = 220;

/**
 * Note where the rows of a region are, if new content will change their order.
 * @param {HTMLElement} region
 * @param {DocumentFragment} content
 * @returns {() => void} shows the moves, when the content is in place
 */
export function watchMoves(region, content) {
  const rows = moving(region);
  const keys = (/** @type {HTMLElement[]} */ some) => some.map((row) => row.dataset["key"]).join();
  if (keys(rows) === keys(moving(content)) || matchMedia("(prefers-reduced-motion: reduce)").matches) return () => {};
  const places = new Map(rows.map((row) => [row, row.getBoundingClientRect().top]));
  return () => {
    for (const [row, before] of places) {
      if (!row.isConnected) continue;
      for (const animation of row.getAnimations()) animation.cancel();
      const way = before - row.getBoundingClientRect().top;
      if (way !== 0) row.animate({ translate: [`0 ${way}px`, "0 0"] }, { duration: DURATION, easing: "ease-out" });
    }
  };
}

/** @param {ParentNode} parent */
function moving(parent) {
  return /** @type {HTMLElement[]} */ ([...parent.querySelectorAll("[data-moves] > [data-key]")]);
}
