// Reads payloads of an article in one file, as the page does.
// usage: node undense.mjs NOTHING TEXTS BYTES
// each line of TEXTS is a payload as JSON, each of BYTES what it stands for, in hexadecimal.
import { readFileSync, writeFileSync } from "node:fs";
import { decode } from "../../docs/assets/javascripts/dense.js";

const [, texts, bytes] = process.argv.slice(2);
const lines = readFileSync(texts, "utf-8").split("\n");
writeFileSync(bytes, lines.map((line) => Buffer.from(decode(JSON.parse(line))).toString("hex")).join("\n"));
