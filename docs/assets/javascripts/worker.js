/** Python, in a worker of its own: text in, text out. The only file that knows Pyodide. */

/** @typedef {{type: "start", runtime: string} | {type: "ask", id: number, question: string}} Order */

/** @type {Promise<(question: string) => string> | undefined} */
let engine;

/** @param {MessageEvent<Order>} event */
self.onmessage = async ({ data: order }) => {
  if (order.type === "start") {
    engine ??= start(order.runtime);
    try {
      await engine;
    } catch (error) {
      self.postMessage({ type: "dead", message: String(error) });
    }
    return;
  }
  try {
    if (engine === undefined) throw new Error("asked before it was started");
    const answer = (await engine)(order.question);
    self.postMessage({ type: "answer", id: order.id, answer });
  } catch (error) {
    self.postMessage({ type: "failed", id: order.id, message: String(error) });
  }
};

/**
 * Load Python and the engine from our own origin.
 * @param {string} runtime the folder that holds them
 */
async function start(runtime) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const python = await orFailure(() =>
    loadPyodide({
      indexURL: runtime,
      lockFileURL: `${runtime}pyodide-lock.json`,
      packages: ["tune-or-prompt"],
    }),
  );
  const answer = python.pyimport("engine.web").answer;
  answer('{"tool": ""}');
  self.postMessage({ type: "ready", version: python.runPython("import platform; platform.python_version()") });
  return answer;
}

/**
 * A start of Pyodide, or the reason why it cannot be: without its WebAssembly Pyodide only warns, and
 * then waits for ever.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function orFailure(load) {
  const instantiate = WebAssembly.instantiateStreaming;
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (source, imports) => {
      const instance = instantiate(source, imports);
      instance.catch(reject);
      return instance;
    };
  });
  return Promise.race([load(), failure]).finally(() => {
    WebAssembly.instantiateStreaming = instantiate;
  });
}
