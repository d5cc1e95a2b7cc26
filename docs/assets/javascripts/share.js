/** A link to a tool as it stands, in its bar; the same for paper and for a frame; and opening what a link says. */
import { wholePage } from "./address.js";
import { afterFrame, once } from "./after-frame.js";
import { carriedTo } from "./carry.js";
import { mountCopies } from "./copy.js";
import { departing, startText } from "./form.js";
import { readLink, writeLink } from "./link.js";
import { openState } from "./restore.js";
import { snippet } from "./snippet.js";
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./link.js").Pin} Pin */
/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{get: () => Pin[], put: (pins: Pin[]) => void}} Pins */

/** Where the browser opened the site, and with which fragment, before anything on the page changes it. */
const arrived = { path: location.pathname, hash: location.hash };

/** The tools that a link of this address has been opened in: it is for the first of them. */
const opened = new Set();

/**
 * @param {Access} access
 * @param {Pins} pins
 * @returns {boolean} whether the page was opened with a link to this tool
 */
export function mountShare(access, pins) {
  const { tool, gone } = access;
  const field = /** @type {HTMLInputElement} */ (tool.querySelector("[data-link]"));
  const embed = /** @type {HTMLElement} */ (tool.querySelector("[data-embed]"));
  const html = /** @type {HTMLTextAreaElement} */ (tool.querySelector("[data-snippet]"));
  const printed = /** @type {HTMLElement} */ (tool.querySelector("[data-printed]"));
  const form = formOf(tool);
  const options = { signal: gone };
  const forgetCopied = mountCopies(access);
  const show = () => {
    const kept = pins.get().map(({ name, inputs }) => ({ name, inputs: departing(form, inputs) }));
    const whole = wholePage();
    field.value = writeLink(whole?.href ?? location.href, access.link(), kept);
    if (whole !== null) whole.href = field.value;
    if (!embed.hidden) {
      const folder = new URL(/** @type {string} */ (embed.dataset["embed"]), location.href).href;
      html.value = snippet(folder, tool.ariaLabel ?? "", field.value);
    }
    forgetCopied();
  };
  tool.addEventListener("answered", once(afterFrame, show), options); // it is in a menu, and a hand takes longer
  tool.addEventListener("pinned", show, options);
  show();
  addEventListener(
    "beforeprint",
    () => {
      show();
      const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      printed.textContent = `${today} · ${printed.dataset["printed"]} · ${field.value}`;
    },
    options,
  );
  // The address that was gone to: the theme may have written another by now.
  addEventListener("hashchange", ({ newURL }) => open(access, pins, new URL(newURL).hash), options);
  const link = location.pathname === arrived.path ? arrived.hash || location.hash : location.hash;
  const carried = carriedTo(access.name);
  const isOurs = open(access, pins, carried?.hash ?? link, carried?.says);
  if (isOurs) arrived.hash = "";
  return isOurs;
}

/**
 * @param {Access} access
 * @param {Pins} pins
 * @param {string} hash
 * @param {string} [well] what is told when all of it can be used
 */
function open(access, pins, hash, well) {
  const link = readLink(hash);
  if (link === null || link.tool !== access.name || opened.has(hash)) return false;
  opened.add(hash);
  setTimeout(() => opened.delete(hash));
  const lost = link.pins.length > 0 ? addPins(access, pins, link.pins) : 0;
  const remarks = [...(link.newer ? [words.newer] : []), ...(lost > 0 ? [words.noRoom(lost)] : [])];
  openState(access, link.inputs, words.link, well, remarks);
  if (wholePage() === null) access.tool.scrollIntoView(); // it would move the page around a frame, too
  return true;
}

/**
 * Put a link's pinned states after the reader's own, of which none is lost.
 * @param {Access} access
 * @param {Pins} pins
 * @param {Pin[]} added by what differs in them
 * @returns {number} how many there is no room for
 */
function addPins({ tool }, pins, added) {
  const form = formOf(tool);
  const own = pins.get();
  const known = new Set(own.map((pin) => JSON.stringify(pin)));
  const whole = added.map(({ name, inputs }) => ({ name, inputs: { ...startText(form, inputs), ...inputs } }));
  const fresh = whole.filter((pin) => !known.has(JSON.stringify(pin)));
  pins.put([...own, ...fresh]);
  return own.length + fresh.length - pins.get().length;
}

/** @param {HTMLElement} tool */
function formOf(tool) {
  return /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
}
