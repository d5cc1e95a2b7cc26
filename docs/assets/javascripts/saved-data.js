/** What the text of a saved file holds. Whoever reads one trusts none of it. */

/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{tool: string, raw: Inputs, from: string}} Saved what a file holds, and the file's name */

/**
 * What the text of a file holds, or nothing when it is not what a tool has saved.
 * @param {string} text
 * @param {string} from
 * @returns {Saved | undefined}
 */
export function readSaved(text, from) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { tool, inputs, shown = {} } = data ?? {};
  if (typeof tool !== "string" || !isPlain(inputs) || !isPlain(shown)) return undefined;
  const texts = Object.entries({ ...inputs, ...shown }).map(([name, value]) => [name, String(value)]);
  return { tool, raw: Object.fromEntries(texts), from };
}

/**
 * Whether something is an object of numbers, texts and truths.
 * @param {unknown} value
 */
function isPlain(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((part) => ["string", "number", "boolean"].includes(typeof part));
}
