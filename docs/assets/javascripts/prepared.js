/** What a tool needs to answer, got when it is about to be used. */

/** Whether the page and this script took next to no time; then the rest will not take long, either. */
const QUICK = performance.now() < 250;

/** How long Python, which is large, waits for what was worked out ahead where both would come late together. */
const HEAD_START = 300;

/** How long the rest of the page leaves the processor to Python, which could be up by then. */
const LEFT_ALONE = 800;

/** How long it then leaves it to an answer that Python may give at once. */
const ANSWERING = 100;

/**
 * Fetch what was worked out ahead, which is small and goes first, and start Python.
 * @param {import("./python.js").Python} python
 * @param {import("./ahead.js").Ahead} ahead
 * @param {string} tool
 * @param {string} start
 * @returns {Promise<void>} fulfilled when nothing is waited for any more but Python
 */
export async function prepared(python, ahead, tool, start) {
  const answers = ahead.load(tool, start).then(
    () => {},
    () => {}, // Python will answer
  );
  await Promise.race([answers, pause(HEAD_START)]);
  python.start();
  await answers;
}

/**
 * Leave the processor to Python, if it may be up before long.
 * @param {import("./python.js").Python} python
 * @returns {Promise<void>} fulfilled when something else may be done
 */
export async function leftAlone(python) {
  if (QUICK) await Promise.race([python.settled().then(() => pause(ANSWERING)), pause(LEFT_ALONE)]);
}

/** @param {number} time in milliseconds */
function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}
