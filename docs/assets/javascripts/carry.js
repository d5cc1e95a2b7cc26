/** Takes inputs from one tool to another, on request: at once on the same page, else by the link that is followed. */
import { setsOf } from "./form.js";
import { goOnAt, toolOnPage } from "./on-page.js";
import { tell } from "./tell.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./unpack.js").Inputs} Inputs */

/**
 * The offer that was followed last to another page: the tool there, the link's fragment, and what the tool says.
 * @type {{carry: string, hash: string, says: string} | undefined}
 */
let followed;

/**
 * Follow an offer (engine/carry.py).
 * @param {HTMLAnchorElement} link
 * @returns {boolean} whether that is done: the other tool is on this page
 */
export function carry(link) {
  const { carry = "", carries = "{}", says = "" } = link.dataset;
  const other = toolOnPage(carry);
  if (other === undefined) {
    followed = { carry, hash: link.hash, says };
    return false;
  }
  other.dispatchEvent(new CustomEvent("carried", { detail: [JSON.parse(carries), says] }));
  goOnAt(other);
  return true;
}

/**
 * Let a tool receive what another one carries to it. What is carried is set, and what a starting point among it sets;
 * the rest stays.
 * @param {Access} access
 */
export function mountCarry(access) {
  const { tool, set, gone } = access;
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  tool.addEventListener(
    "carried",
    (event) => {
      const [inputs, says] = /** @type {CustomEvent<[Inputs, string]>} */ (event).detail;
      set({ ...setsOf(form, inputs), ...inputs });
      tell(access, says);
    },
    { signal: gone },
  );
}

/**
 * What was carried to a tool that opens, if that is what its page was gone to for. The address may not say so any more:
 * whoever has just scrolled has the theme write the last heading into it.
 * @param {string} name
 */
export function carriedTo(name) {
  const carried = followed?.carry === name ? followed : undefined;
  followed = undefined;
  return carried;
}
