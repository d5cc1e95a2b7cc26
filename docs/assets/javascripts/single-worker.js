/** Python, in the worker of an article in one file: the page sends everything it needs. */
import { unpacked } from "./dense.js";
import { fromParts } from "./from-parts.js";
import { serve } from "./serve.js";

serve(async (/** @type {{script: string, wasm: string, image: string}} */ { script, ...parts }) => {
  const pyodide = ["(() => {", await unpacked(script, "text/javascript").text(), "})();"];
  importScripts(URL.createObjectURL(new Blob(pyodide, { type: "text/javascript" })));
  return fromParts(parts);
});
