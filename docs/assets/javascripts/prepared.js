/** What a tool needs to answer, got when it is about to be used. */

/**
 * How long Python, which is large, waits for what was worked out ahead, so that both do not come late. Where the page
 * and this script took next to no time both will be there at once, and there is nothing to wait for.
 */
const HEAD_START = performance.now() < 250 ? 0 : 300;

/**
 * Fetch what was worked out ahead, which is small and goes first, and start Python.
 * @param {import("./python.js").Python} python
 * @param {import("./ahead.js").Ahead} ahead
 * @param {string} tool
 * @param {string} start
 * @returns {Promise<void>} fulfilled when there is nothing to wait for any more but Python
 */
export async function prepared(python, ahead, tool, start) {
  const answers = ahead.load(tool, start).then(
    () => {},
    () => {}, // Python will answer
  );
  if (HEAD_START > 0) await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, HEAD_START))]);
  python.start();
  await answers;
}
