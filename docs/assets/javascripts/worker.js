/** Python, in a worker of its own: text in, text out. Starts it the fastest way that works. */
import { readImage, restore } from "./image.js";
import { orFailure } from "./wasm.js";

/** @typedef {{type: "start", runtime: string} | {type: "ask", id: number, question: string}} Order */
/** @typedef {(question: string) => string} Answer */
/** @typedef {{pyimport: (name: string) => any}} Pyodide */
/** @typedef {{loadPyodide: (options: object) => Promise<Pyodide>, version: string}} Loader */

/** @type {Promise<Answer> | undefined} */
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
 * Load Python and the engine from our own origin: from memory, or else from a small standard library, or
 * else as Pyodide is always loaded.
 * @param {string} runtime the folder that holds them
 */
async function start(runtime) {
  const image = fetchImage(`${runtime}python.image`);
  image.catch(() => {}); // whoever awaits it hears of it
  /** @type {Loader} */
  const loader = await import(`${runtime}pyodide.mjs`);
  const ways = {
    image: () => restore(loader.loadPyodide, loader.version, files(runtime, "empty.zip"), image),
    stdlib: () => conventional(loader, runtime, "stdlib.zip"),
    plain: () => conventional(loader, runtime, "python_stdlib.zip"),
  };
  /** @type {unknown} */
  let reason;
  for (const [way, load] of Object.entries(ways)) {
    try {
      const python = await orFailure(load);
      const answer = python.pyimport("engine.web").answer;
      answer('{"tool": ""}');
      const [major, minor, micro] = python.pyimport("sys").version_info;
      self.postMessage({ type: "ready", way, version: `${major}.${minor}.${micro}` });
      return answer;
    } catch (error) {
      console.warn(`Python did not start from its ${way}:`, error);
      reason = error;
    }
  }
  throw reason;
}

/**
 * @param {Loader} loader
 * @param {string} runtime
 * @param {string} library
 */
function conventional(loader, runtime, library) {
  return loader.loadPyodide({
    ...files(runtime, library),
    lockFileURL: `${runtime}pyodide-lock.json`,
    packages: ["tune-or-prompt"],
  });
}

/**
 * @param {string} runtime
 * @param {string} library the standard library's file
 */
function files(runtime, library) {
  return { indexURL: runtime, stdLibURL: `${runtime}${library}` };
}

/** @param {string} url */
async function fetchImage(url) {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
  return readImage(await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
