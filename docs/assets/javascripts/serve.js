/** Questions to an engine that starts in a worker, and its answers: text in, text out. */

/** @typedef {(question: string) => string} Answer */
/** @typedef {{answer: Answer, way: string, version: string}} Engine */
/** @typedef {{pyimport: (name: string) => any}} Pyodide */

/**
 * Answer what the page asks, as soon as it has said where to start from.
 * @template Source
 * @param {(source: Source) => Promise<Engine>} start
 */
export function serve(start) {
  /** @type {Promise<Engine> | undefined} */
  let engine;

  /** @param {MessageEvent<{type: "start", source: Source} | {type: "ask", id: number, question: string}>} event */
  self.onmessage = async ({ data: order }) => {
    if (order.type === "start") {
      engine ??= start(order.source);
      try {
        const { way, version } = await engine;
        self.postMessage({ type: "ready", way, version });
      } catch (error) {
        self.postMessage({ type: "dead", message: String(error) });
      }
      return;
    }
    try {
      if (engine === undefined) throw new Error("asked before it was started");
      const { answer } = await engine;
      self.postMessage({ type: "answer", id: order.id, answer: answer(order.question) });
    } catch (error) {
      self.postMessage({ type: "failed", id: order.id, message: String(error) });
    }
  };
}

/**
 * The engine in a Python that has been started, when it answers.
 * @param {Pyodide} python
 * @param {string} way how it was started
 * @returns {Engine}
 */
export function engineOf(python, way) {
  const answer = python.pyimport("engine.web").answer;
  answer('{"tool": ""}');
  const [major, minor, micro] = python.pyimport("sys").version_info;
  return { answer, way, version: `${major}.${minor}.${micro}` };
}
