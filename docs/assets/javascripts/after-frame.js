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

/**
 * The same for what is wanted more often than it has to be done: once after each frame that somebody wants it for.
 * @param {() => void} work
 * @returns {() => void} says that it is wanted
 */
export function onceAfterFrame(work) {
  let wanted = false;
  return () => {
    if (wanted) return;
    wanted = true;
    afterFrame(() => {
      wanted = false;
      work();
    });
  };
}
