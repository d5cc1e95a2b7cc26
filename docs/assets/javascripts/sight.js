/** What of a result nobody sees now, nor with the next turn of a wheel, in whole parts; and what is in closed folds. */

/** How far around the screen a part counts as seen: what a turn of a wheel brings. */
const MARGIN = "120px";

/**
 * @param {() => void} seen called when a part comes into sight
 * @param {AbortSignal} gone aborted when the tool has left the page
 */
export function watchSight(seen, gone) {
  /** @type {WeakSet<Element>} */
  const missed = new WeakSet();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) missed.delete(target);
        else missed.add(target);
      }
      if (entries.some(({ isIntersecting }) => isIntersecting)) seen();
    },
    { rootMargin: MARGIN },
  );
  gone.addEventListener("abort", () => observer.disconnect());
  return {
    /**
     * Watch all parts of a region, those that are new, too.
     * @param {Element} region
     */
    look(region) {
      for (const part of region.querySelectorAll("section, div")) observer.observe(part);
    },
    /**
     * Whether an element is out of sight. Where the focus is, something is going on.
     * @param {Element} element
     */
    misses: (element) => (missed.has(element) || isFolded(element)) && !element.contains(document.activeElement),
  };
}

/**
 * Whether an element is in a fold that is closed. To open it is to press a button.
 * @param {Element} element
 */
function isFolded({ parentElement, nodeName }) {
  return parentElement instanceof HTMLDetailsElement && !parentElement.open && nodeName !== "SUMMARY";
}
