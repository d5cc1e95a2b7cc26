/** Milliseconds in which a frame is drawn. */
const FRAME = 20;

/**
 * Do something when what has just changed is on the screen. An idle time is no use: while a hand moves a slider
 * Chromium finds none for tenths of a second. And waiting for an animation frame has it draw one.
 * @param {() => void} work
 */
export function afterFrame(work) {
  setTimeout(work, FRAME);
}
