/**
 * A tool's result. What is in sight is painted at once, in the very frame in which a slider moves; the rest when the
 * hand rests, or as soon as somebody comes to see it: a browser lays out more than a screen around what it shows.
 */
import { afterFrame, once } from "./after-frame.js";
import { changes, finish } from "./morph.js";
import { watchMoves } from "./motion.js";
import { Rehearsal } from "./rehearsal.js";
import { watchSight } from "./sight.js";

/** Milliseconds without a newer answer after which a hand rests. */
const REST = 150;

/**
 * @param {HTMLElement} region
 * @param {string} prefix starts the ids that keys become; unique to the tool
 * @param {() => void} lost called when what had the focus is gone with what it was for
 * @param {AbortSignal} gone aborted when the tool has left the page
 * @returns {{show: (content: DocumentFragment) => void, expect: (content: DocumentFragment) => void}} what paints an
 *   answer, which stays as it is; and what gets ready to paint one
 */
export function mountResult(region, prefix, lost, gone) {
  /** @type {import("./patch.js").Pair[]} */
  let left = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const sight = watchSight(complete, gone);
  const look = once(afterFrame, () => gone.aborted || sight.look(region));
  const rehearsal = new Rehearsal(region, (content) => changes(region, content, prefix, sight.misses));
  const rehearseAgain = once(afterFrame, () => gone.aborted || rehearsal.again());
  let last = -Infinity;

  function complete() {
    clearTimeout(timer);
    rehearsal.drop(); // something may be seen that was not
    rehearseAgain();
    if (left.length > 0) change(() => left.splice(0).forEach((pair) => finish(pair, prefix)));
  }

  /** @param {() => void} work */
  function change(work) {
    const focused = region.contains(document.activeElement);
    work();
    look();
    if (focused && !region.contains(document.activeElement)) lost();
  }

  addEventListener("beforeprint", complete, { signal: gone });
  addEventListener("click", complete, { signal: gone, capture: true }); // it may be about what is there
  sight.look(region);
  return {
    expect: (content) => rehearsal.rehearse(content),
    show(content) {
      clearTimeout(timer);
      const rested = performance.now() - last > REST;
      last = performance.now();
      const showMoves = rested ? watchMoves(region, content) : undefined; // else rows would only begin to move, each time
      change(() => (left = rehearsal.recall(content)()));
      showMoves?.();
      if (left.length > 0) timer = setTimeout(complete, REST);
    },
  };
}
