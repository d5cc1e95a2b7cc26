/**
 * Share links: a tool's state in the fragment of an address, `#tool?v=1&input=text&…`. Only what differs from how
 * the tool starts is in it (engine/link.py), and no server ever sees it. Whoever reads a link trusts none of it.
 */

/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{name: string, inputs: Inputs}} Pin a state that was kept for comparison, by what differs in it */
/** @typedef {{tool: string, newer: boolean, inputs: Inputs, pins: Pin[]}} Link */

const VERSION = 1;

/** Longer fragments are not of our making: six pins of a model with every number edited take a third of it. */
const LONGEST = 64_000;

/**
 * What the fragment of an address says, or null when it is no share link.
 * @param {string} hash
 * @returns {Link | null}
 */
export function readLink(hash) {
  const found = /^#([a-z0-9-]+)\?(.*)$/s.exec(hash);
  if (found === null) return null;
  const [, tool = "", query = ""] = found;
  const said = new URLSearchParams(query.slice(0, LONGEST));
  const version = Number(said.get("v") ?? VERSION);
  return { tool, newer: version > VERSION, ...state(said) };
}

/**
 * A link to a tool as it stands.
 * @param {string} address of the page
 * @param {string} fragment as the engine writes it
 * @param {Pin[]} pins
 */
export function writeLink(address, fragment, pins) {
  const kept = pins.map(({ name, inputs }) => new URLSearchParams({ name, ...inputs }).toString());
  const added = new URLSearchParams(kept.map((pin) => ["pin", pin])).toString();
  return `${address.replace(/#.*$/s, "")}#${fragment}${added && `&${added}`}`;
}

/** @param {URLSearchParams} said */
function state(said) {
  /** @type {Inputs} */
  const inputs = {};
  /** @type {Pin[]} */
  const pins = [];
  for (const [name, text] of said) {
    if (name === "pin") {
      const { name = "", ...kept } = Object.fromEntries(new URLSearchParams(text));
      pins.push({ name, inputs: kept });
    } else if (name !== "v") inputs[name] = text;
  }
  return { inputs, pins };
}
