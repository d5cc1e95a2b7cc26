// Prints which files of the standard library the engine loads when Python starts the conventional way.
// usage: node modules.mjs PYODIDE RUNTIME QUESTIONS
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, runtime, questions] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  lockFileContents: readFileSync(join(runtime, "pyodide-lock.json"), "utf-8"),
  packageBaseUrl: `${runtime}/`,
  packages: ["tune-or-prompt"],
  checkIntegrity: false,
});
const answer = python.pyimport("engine.web").answer;
for (const question of readFileSync(questions, "utf-8").split("\n")) answer(question);
const files = python.runPython(`
import sys
"\\n".join(sorted({module.__file__ for module in sys.modules.values() if getattr(module, "__file__", None)}))
`);
console.log(files.split("\n").flatMap((file) => file.split(/\.zip\//).slice(1)).join("\n"));
