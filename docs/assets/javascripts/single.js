/** What an article in one file starts with: its tools, with Python and answers from the file itself. */
import { Ahead } from "./ahead.js";
import { unpacked } from "./dense.js";
import { Tools } from "./page.js";
import { part } from "./part.js";
import { Python } from "./python.js";
import { hire } from "./trust.js";

/** The large parts come last: when the whole file has been read. */
const complete = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));

/**
 * The worker's program is whole from the start: it may load no script afterwards, and in WebKit it could load none of
 * its own. Pyodide's is in a function, because a variable of the worker itself could not be made ours for a while
 * (image.js).
 */
const python = new Python(async () => {
  await complete;
  const pyodide = await unpacked(part("script"), "text/javascript").blob();
  const program = new Blob(["(() => {", pyodide, "})();\n", part("worker")], { type: "text/javascript" });
  const worker = hire(URL.createObjectURL(program), { name: "python" });
  worker.postMessage({ type: "start", source: { wasm: part("wasm"), image: part("image") } });
  return worker;
});
const ahead = new Ahead(async (name) => unpacked(part(`answers/${name}`), "application/json").json());

new Tools(python, ahead).mountAll();
requestAnimationFrame(() => setTimeout(() => python.start())); // when the article is on the screen
