// Reads answers that were worked out ahead, as the page does.
// usage: node unpack.mjs ANSWERS QUESTIONS FOUND
// ANSWERS is the built folder; each line of QUESTIONS is {"file", "inputs"}, each of FOUND an answer, or nothing.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unpack } from "../../docs/assets/javascripts/unpack.js";

const [folder, questions, found] = process.argv.slice(2);
const files = new Map();
const answers = readFileSync(questions, "utf-8").split("\n").map((line) => {
  const { file, inputs } = JSON.parse(line);
  if (!files.has(file)) files.set(file, unpack(JSON.parse(readFileSync(join(folder, file), "utf-8"))));
  return files.get(file)(inputs) ?? "";
});
writeFileSync(found, answers.join("\n"));
