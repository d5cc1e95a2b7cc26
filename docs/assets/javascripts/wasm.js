/**
 * WebAssembly for Pyodide, compiled while Pyodide itself is still on its way. Left alone, Pyodide asks for it last
 * of all; and when it cannot be had, only warns and waits for ever.
 */

/**
 * Fetch and compile a module; while it arrives, where the host calls it by its type.
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Run something that loads Pyodide, and give it a compiled module instead of the one it would fetch; rejected when
 * that module cannot be had.
 * @template T
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function withWasm(compiled, load) {
  const { fetch } = globalThis;
  const { instantiateStreaming, Module } = WebAssembly;
  /** @type {(error: unknown) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => (fail = reject));
  globalThis.fetch = (request, options) =>
    String(request).endsWith(".wasm") ? Promise.resolve(new Response()) : fetch(request, options);
  compiled.catch(fail);
  WebAssembly.Module = remembering(Module);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: { exports: known(await WebAssembly.instantiate(module, imports), imports) } };
  };
  try {
    return await Promise.race([load(), failure]);
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
    WebAssembly.Module = Module;
  }
}

/**
 * A constructor that compiles the same bytes once. Pyodide makes a module of its own for every function of its
 * script's that it gives to Python, 260 in all, which differ in their types only, of which there are some twenty.
 * @param {typeof WebAssembly.Module} Module
 */
function remembering(Module) {
  /** @type {Map<string, WebAssembly.Module>} */
  const known = new Map();
  return new Proxy(Module, {
    construct(_, [bytes]) {
      const key = new Uint8Array(bytes.buffer ?? bytes).join();
      const module = known.get(key) ?? new Module(bytes);
      known.set(key, module);
      return module;
    },
  });
}

/**
 * What a module exports, each function as the table has it that is in its table, too. WebKit gives some of them
 * twice, as two objects; Pyodide then takes the second for new and adds it, and all that follow are elsewhere in the
 * table than a memory image has them.
 * @param {WebAssembly.Instance} instance
 * @param {any} imports with the table
 * @returns {WebAssembly.Exports}
 */
function known({ exports }, imports) {
  /** @type {WebAssembly.Table} */
  const table = imports.env.__indirect_function_table;
  const functions = new Map(); // by their numbers in the module, which are their names
  for (let at = 0; at < table.length; at++) functions.set(table.get(at)?.name, table.get(at));
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === "function" ? (functions.get(value.name) ?? value) : value,
    ]),
  );
}
