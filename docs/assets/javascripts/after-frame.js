/** Milliseconds in which a browser hears of what a hand does next. A frame that takes longer comes first all the same. */
const HANDOVER = 6;

/**
 * Do something when what has just changed is on the screen, however long a slow processor takes over it. An idle time is
 * no use: while a hand moves a slider Chromium finds none for tenths of a second.
 * @param {() => void} work
 */
export function afterFrame(work) {
  requestAnimationFrame(() => shortly(work));
}

/**
 * Do something in a moment, so that what a hand has done meanwhile comes first.
 * @param {() => void} work
 */
export function shortly(work) {
  setTimeout(work, HANDOVER);
}

/**
 * Put off what is wanted more often than it has to be done.
 * @param {(work: () => void) => void} later puts it off
 * @param {() => void} work
 * @returns {() => void} says that it is wanted
 */
export function once(later, work) {
  let wanted = false;
  return () => {
    if (wanted) return;
    wanted = true;
    later(() => {
      wanted = false;
      work();
    });
  };
}
