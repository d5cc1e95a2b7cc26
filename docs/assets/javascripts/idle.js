/**
 * Do something when there is nothing to draw; where a browser does not tell of that, soon.
 * @param {() => void} work
 */
export function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work);
  else setTimeout(work, SOON);
}

/** Milliseconds in which a frame is drawn. */
const SOON = 20;
