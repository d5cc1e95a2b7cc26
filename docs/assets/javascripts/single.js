/** What an article in one file starts with: its tools, with Python and answers from the file itself. */
import { Ahead } from "./ahead.js";
import { unpacked } from "./dense.js";
import { Tools } from "./page.js";
import { part } from "./part.js";
import { Python } from "./python.js";

/** The large parts come last: when the whole file has been read. */
const complete = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));

const python = new Python(() => {
  const program = new Blob([part("worker")], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(program), { name: "python" });
  void complete.then(() => {
    const source = { script: part("script"), wasm: part("wasm"), image: part("image") };
    worker.postMessage({ type: "start", source });
  });
  return worker;
});
const ahead = new Ahead(async (name) => unpacked(part(`answers/${name}`), "application/json").json());

new Tools(python, ahead).mountAll();
requestAnimationFrame(() => setTimeout(() => python.start())); // when the article is on the screen
