/** A whole state of a tool, from a file or a link, put into its controls. */
import { tell } from "./tell.js";
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./unpack.js").Inputs} Inputs */

/**
 * @param {Access} access
 * @param {Inputs} raw
 * @param {string} from where it comes from, as the reader knows it
 */
export async function openState(access, raw, from) {
  const known = Object.keys(access.inputs());
  access.set(Object.fromEntries(Object.entries(raw).filter(([name]) => known.includes(name))));
  tell(access, words.loaded(from));
}
