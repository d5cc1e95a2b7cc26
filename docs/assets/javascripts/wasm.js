/** Pyodide only warns when its WebAssembly cannot be had, and then waits for ever. */

/**
 * A start of Pyodide, or the reason why it cannot be.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export function orFailure(load) {
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
