// Asks the built engine, in Pyodide, every question of a file: one JSON question a line in, one answer a line out.
// usage: node ask.mjs RUNTIME QUESTIONS ANSWERS
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, questions, answers] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(import.meta.url);
const { loadPyodide } = await import(pathToFileURL(require.resolve("pyodide/pyodide.mjs")).href);
const python = await loadPyodide({
  lockFileContents: readFileSync(join(runtime, "pyodide-lock.json"), "utf-8"),
  packageBaseUrl: `${runtime}/`,
  packages: ["tune-or-prompt"],
  checkIntegrity: false,
});
const answer = python.pyimport("engine.web").answer;
const lines = readFileSync(questions, "utf-8").split("\n").filter(Boolean);
writeFileSync(answers, lines.map((line) => answer(line)).join("\n"));
