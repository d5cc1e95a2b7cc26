/** Python from payloads that are at hand as text, where nothing can be fetched: in one file, or in a frame. */
import { loadPyodide, version } from "pyodide";
import { unpacked } from "./dense.js";
import { readImage, restore } from "./image.js";
import { engineOf } from "./serve.js";
import { withWasm } from "./wasm.js";

/** Pyodide wants a place that its files come from, though none does, and a standard library, which is empty. */
const FILES = {
  indexURL: "file:///pyodide/",
  stdLibURL: "data:application/zip;base64,UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
};

/**
 * Pyodide's script has run already, in a function: a variable of the worker itself could not be made ours for a while
 * (image.js).
 * @param {{wasm: string, image: string}} parts
 */
export async function fromParts({ wasm, image }) {
  const compiled = WebAssembly.compileStreaming(unpacked(wasm, "application/wasm"));
  const read = unpacked(image, "application/octet-stream").arrayBuffer().then(readImage);
  for (const early of [compiled, read]) early.catch(() => {}); // whoever awaits it hears of it
  return engineOf(await withWasm(compiled, () => restore(loadPyodide, version, FILES, read)), "image");
}
