/** Who answers: Python when it is up; until then whoever can first, Python or what was worked out ahead. */

/** @typedef {{tool: string, start: string, inputs: import("./unpack.js").Inputs, turn: number}} Question */
/** @typedef {{text: string, from: "python" | "ahead"}} Answered */

/**
 * The answer to a question; rejected when nobody has one.
 * @param {import("./python.js").Python} python
 * @param {import("./ahead.js").Ahead} ahead
 * @param {Question} question `turn` counts the reader's changes
 * @param {AbortSignal} unwanted
 * @returns {Promise<Answered>}
 */
export async function answerTo(python, ahead, { tool, start, inputs }, unwanted) {
  const live = async () => {
    const text = await python.ask(JSON.stringify({ tool, inputs }), unwanted);
    return { text, from: /** @type {const} */ ("python") };
  };
  if (python.state === "ready") return live();
  const early = async () => {
    const text = await ahead.ask(tool, start, inputs, unwanted);
    return { text, from: /** @type {const} */ ("ahead") };
  };
  return Promise.any([early(), live()]);
}
