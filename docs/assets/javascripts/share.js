/** A link to a tool as it stands, in its bar; the same for paper, and opening what a link says. */
import { carriedTo } from "./carry.js";
import { departing, startText } from "./form.js";
import { readLink, writeLink } from "./link.js";
import { openState } from "./restore.js";
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
  const copy = /** @type {HTMLButtonElement} */ (tool.querySelector("[data-copy]"));
  const printed = /** @type {HTMLElement} */ (tool.querySelector("[data-printed]"));
  const form = formOf(tool);
  const options = { signal: gone };
  const show = () => {
    const kept = pins.get().map(({ name, inputs }) => ({ name, inputs: departing(form, inputs) }));
    field.value = writeLink(location.href, access.link(), kept);
    if (copy.dataset["copied"]) delete copy.dataset["copied"];
  };
  for (const event of ["answered", "pinned"]) tool.addEventListener(event, show, options);
  show();
  field.addEventListener("focus", () => field.select(), options);
  copy.addEventListener(
    "click",
    async () => {
      field.select();
      // A page from a disk may not have the newer way.
      const done = await (navigator.clipboard?.writeText(field.value) ?? Promise.reject(new Error("no clipboard"))).then(
        () => true,
        () => document.execCommand("copy"),
      );
      if (done) copy.dataset["copied"] = "";
      access.say(done ? words.copied : words.selected);
    },
    options,
  );
  addEventListener(
    "beforeprint",
    () => {
      printed.textContent = `${new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })} · ${field.value}`;
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
  access.tool.scrollIntoView();
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
