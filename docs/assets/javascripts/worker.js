/** Python, in a worker of its own: text in, text out. Starts it the fastest way that works. */
import { readImage, restore } from "./image.js";
import { engineOf, serve } from "./serve.js";
import { compile, withWasm } from "./wasm.js";

/** @typedef {import("./serve.js").Pyodide} Pyodide */
/** @typedef {{loadPyodide: (options: object) => Promise<Pyodide>, version: string}} Loader */

serve(start);

/**
 * Load Python and the engine from our own origin: from memory, or else from a small standard library, both in the
 * lean runtime (builder/lean.py); or else as Pyodide is always loaded. Everything that the first way needs is
 * asked for at once.
 * @param {string} runtime the folder that holds them
 */
async function start(runtime) {
  const lean = `${runtime}lean/`;
  const wasm = compile(`${lean}pyodide.asm.wasm`);
  const image = fetchImage(`${runtime}python.image`);
  const script = import(`${lean}pyodide.asm.js`);
  for (const early of [wasm, image, script]) early.catch(() => {}); // whoever awaits it hears of it
  /** @type {Loader} */
  const { loadPyodide, version } = await import(`${runtime}pyodide.mjs`);
  await script.catch(() => {}); // then Pyodide asks for it again
  const ways = {
    image: () => {
      const files = { indexURL: lean, stdLibURL: `${runtime}empty.zip` };
      return withWasm(wasm, () => restore(loadPyodide, version, files, image));
    },
    stdlib: () => withWasm(wasm, () => loadPyodide(conventional(runtime, lean, `${runtime}stdlib.zip`))),
    plain: () => {
      Reflect.deleteProperty(globalThis, "_createPyodideModule"); // the lean runtime's
      const whole = compile(`${runtime}pyodide.asm.wasm`);
      return withWasm(whole, () => loadPyodide(conventional(runtime, runtime, `${runtime}python_stdlib.zip`)));
    },
  };
  /** @type {unknown} */
  let reason;
  for (const [way, load] of Object.entries(ways)) {
    try {
      return engineOf(await load(), way);
    } catch (error) {
      console.warn(`Python did not start from its ${way}:`, error);
      reason = error;
    }
  }
  throw reason;
}

/**
 * Options for `loadPyodide` to start an interpreter and install the engine.
 * @param {string} runtime
 * @param {string} indexURL the folder of Pyodide's script and WebAssembly
 * @param {string} stdLibURL the standard library
 */
function conventional(runtime, indexURL, stdLibURL) {
  return { indexURL, stdLibURL, lockFileURL: `${runtime}pyodide-lock.json`, packages: ["tune-or-prompt"] };
}

/** @param {string} url */
async function fetchImage(url) {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
  return readImage(await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
