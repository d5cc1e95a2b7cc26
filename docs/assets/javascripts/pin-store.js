/** Where pins are kept: in the browser's storage, for each tool, and in this page where that is refused. */

/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{name: string, inputs: Inputs}} Pin what a reader calls a state, or nothing, and its inputs as raw text */

export const MOST = 6;
const LONGEST_NAME = 40;
const LONGEST_TEXT = 10_000;
const VERSION = 1;

/** @type {Map<string, Pin[]>} */
const here = new Map();

/** @param {string} tool */
export const keyOf = (tool) => `tune-or-prompt:pins:${tool}`;

/**
 * What is kept for a tool; nothing if what is there was not written by us.
 * @param {string} tool
 * @returns {Pin[]}
 */
export function keptPins(tool) {
  const refused = here.get(tool);
  if (refused !== undefined) return refused;
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(tool)) ?? "null");
    if (kept?.version === VERSION) return readPins(kept.pins);
  } catch {
    // refused, or not JSON
  }
  return [];
}

/**
 * @param {string} tool
 * @param {Pin[]} pins
 * @returns {boolean} whether they survive a reload
 */
export function keepPins(tool, pins) {
  try {
    if (pins.length > 0) localStorage.setItem(keyOf(tool), JSON.stringify({ version: VERSION, pins }));
    else localStorage.removeItem(keyOf(tool));
    here.delete(tool);
    return true;
  } catch {
    here.set(tool, pins);
    return false;
  }
}

/**
 * The pins in data from elsewhere; what is none is left out.
 * @param {unknown} data
 * @returns {Pin[]}
 */
export function readPins(data) {
  if (!Array.isArray(data)) return [];
  return data
    .filter(isPin)
    .slice(0, MOST)
    .map(({ name, inputs }) => ({ name, inputs: { ...inputs } }));
}

/** @param {any} data */
function isPin(data) {
  if (typeof data?.name !== "string" || data.name.length > LONGEST_NAME) return false;
  if (typeof data.inputs !== "object" || data.inputs === null || Array.isArray(data.inputs)) return false;
  return Object.values(data.inputs).every((text) => typeof text === "string" && text.length <= LONGEST_TEXT);
}
