/** Who answers: Python when it is up; until then whoever can first, Python or what was worked out ahead. */

/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{tool: string, start: string, inputs: Inputs, turn: number}} Question `turn` counts a reader's changes */
/** @typedef {{text: string, from: "python" | "ahead"}} Answered */

/**
 * The answer to a question; rejected when nobody has one.
 * @param {import("./python.js").Python} python
 * @param {import("./ahead.js").Ahead} ahead
 * @param {Question} question
 * @param {AbortSignal} unwanted
 * @returns {Promise<Answered>}
 */
export async function answerTo(python, ahead, { tool, start, inputs }, unwanted) {
  const live = async () => {
    const text = await python.ask(questionText(tool, inputs), unwanted);
    return { text, from: /** @type {const} */ ("python") };
  };
  if (python.state === "ready") return live();
  const early = async () => {
    const text = await ahead.ask(tool, start, inputs, unwanted);
    return { text, from: /** @type {const} */ ("ahead") };
  };
  return Promise.any([early(), live()]);
}

/**
 * A question as the engine reads it.
 * @param {string} tool
 * @param {Inputs} inputs
 * @param {object} [request] what is asked about the inputs, if it is not the answer to them
 */
export function questionText(tool, inputs, request) {
  return JSON.stringify({ tool, inputs, ...request });
}
