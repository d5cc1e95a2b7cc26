/** Python, in the worker of an article in one file: Pyodide's script stands before it, and the page sends the rest. */
import { loadPyodide, version } from "pyodide";
import { unpacked } from "./dense.js";
import { readImage, restore } from "./image.js";
import { engineOf, serve } from "./serve.js";
import { withWasm } from "./wasm.js";

/** Pyodide wants a place that its files come from, though none does, and a standard library, which is empty. */
const FILES = {
  indexURL: "file:///pyodide/",
  stdLibURL: "data:application/zip;base64,UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
};

serve(start);

/** @param {{wasm: string, image: string}} parts payloads of the file */
async function start({ wasm, image }) {
  const compiled = WebAssembly.compileStreaming(unpacked(wasm, "application/wasm"));
  const read = unpacked(image, "application/octet-stream").arrayBuffer().then(readImage);
  for (const early of [compiled, read]) early.catch(() => {}); // whoever awaits it hears of it
  return engineOf(await withWasm(compiled, () => restore(loadPyodide, version, FILES, read)), "image");
}
