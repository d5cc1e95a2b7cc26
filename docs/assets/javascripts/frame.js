/**
 * What a tool in a frame of another page starts with. The frame may be sandboxed, so that it is of no origin: then it
 * may fetch nothing and start no worker from a file, unless its host says so in a header. It may run scripts of any
 * host, though, and so may a worker that is made in the page; Python comes as such a script, and answers worked
 * out ahead are part of the page.
 */
import { Ahead } from "./ahead.js";
import { unpacked } from "./dense.js";
import { tellHeight } from "./frame-height.js";
import { watchLinks } from "./frame-links.js";
import { Tools } from "./page.js";
import { part } from "./part.js";
import { Python } from "./python.js";
import { hire, loading } from "./trust.js";

const python = new Python(() => {
  const script = new URL(/** @type {string} */ (document.body.dataset["python"]), document.baseURI);
  const worker = hire(loading(script.href), { name: "python" });
  worker.postMessage({ type: "start" });
  return worker;
});
const ahead = new Ahead(async (name) => unpacked(part(`answers/${name}`), "application/json").json());

tellHeight();
watchLinks();
new Tools(python, ahead).mountAll();
