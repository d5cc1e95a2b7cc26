/**
 * Moving about on a map by hand. With a mouse every cell may be pressed. A finger may scroll the page, so it has to
 * lift, go sideways, or take the mark.
 */

/** @typedef {{x: number, y: number}} Cell counted from the lower left */
/**
 * @typedef {object} Ground
 * @property {() => Cell} here where the reader is
 * @property {(cell: Cell) => Cell} limited the nearest cell that there is
 * @property {() => Cell} size how many cells there are each way
 * @property {(cell: Cell, how: {done: boolean, aloud: boolean}) => void} go
 * @property {() => () => void} keep what puts the reader back to where they are now
 */

/** How far keys go: sideways, and up. @type {Record<string, [number, number]>} */
const WAYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
  PageDown: [0, -10],
  PageUp: [0, 10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** How much farther a key goes with Shift. */
const FARTHER = 10;

/**
 * @param {HTMLElement} plot
 * @param {Ground} ground
 * @param {AbortSignal} gone
 */
export function moveByHand(plot, ground, gone) {
  /** @type {{back: () => void, moved: boolean} | null} how a drag goes */
  let drag = null;

  /** @param {KeyboardEvent} event */
  function press(event) {
    const way = WAYS[event.key];
    if (way === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const steps = event.shiftKey ? FARTHER : 1;
    const { x, y } = ground.here();
    ground.go(ground.limited({ x: x + way[0] * steps, y: y + way[1] * steps }), { done: true, aloud: true });
  }

  /** @param {PointerEvent} event */
  function take(event) {
    if (!event.isPrimary || event.button !== 0) return;
    plot.setPointerCapture(event.pointerId);
    drag = { back: ground.keep(), moved: false };
    if (event.pointerType !== "touch") follow(event);
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    if (drag === null || !event.isPrimary) return;
    const cell = cellAt(event);
    const { x, y } = ground.here();
    if (cell.x === x && cell.y === y) return;
    drag.moved = true;
    ground.go(cell, { done: false, aloud: false });
  }

  /** @param {PointerEvent} event */
  function release(event) {
    follow(event);
    if (drag?.moved) ground.go(ground.here(), { done: true, aloud: false });
    drag = null;
  }

  /** The finger scrolls, after all. */
  function cancel() {
    if (drag?.moved) drag.back();
    drag = null;
  }

  /** @param {PointerEvent} event */
  function cellAt(event) {
    const { left, bottom, width, height } = plot.getBoundingClientRect();
    const size = ground.size();
    return ground.limited({
      x: Math.floor(((event.clientX - left) / width) * size.x),
      y: Math.floor(((bottom - event.clientY) / height) * size.y),
    });
  }

  const options = { signal: gone };
  plot.addEventListener("keydown", press, options);
  plot.addEventListener("pointerdown", take, options);
  plot.addEventListener("pointermove", follow, options);
  plot.addEventListener("pointerup", release, options);
  plot.addEventListener("pointercancel", cancel, options);
}
