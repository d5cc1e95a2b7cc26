/** Which sections of a result nobody sees now, nor with the next turn of a wheel. */

/** How far around the screen a section counts as seen. */
const MARGIN = "25%";

/**
 * @param {() => void} seen called when a section comes into sight
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
     * Watch all sections of a region, those that are new, too.
     * @param {Element} region
     */
    look(region) {
      for (const section of region.querySelectorAll("section")) observer.observe(section);
    },
    /**
     * Whether an element is out of sight. Where the focus is, something is going on.
     * @param {Element} element
     */
    misses: (element) => missed.has(element) && !element.contains(document.activeElement),
  };
}
