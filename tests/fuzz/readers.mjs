// Reads what a page is given, as the page does: one JSON line [reader, text] in, one JSON line out.
import { createInterface } from "node:readline";
import { readLink } from "../../docs/assets/javascripts/link.js";
import { readSaved } from "../../docs/assets/javascripts/saved-data.js";

const READERS = { link: (text) => readLink(text), saved: (text) => readSaved(text, "a file") };

for await (const line of createInterface({ input: process.stdin })) {
  const [reader, text] = JSON.parse(line);
  const start = process.cpuUsage();
  let answer;
  try {
    answer = { found: READERS[reader](text) ?? null };
  } catch (error) {
    answer = { error: String(error) };
  }
  const { user, system } = process.cpuUsage(start);
  if (Object.keys(Object.prototype).length > 0) answer = { error: "every object has been given something" };
  process.stdout.write(`${JSON.stringify({ ...answer, ms: (user + system) / 1000 })}\n`);
}
