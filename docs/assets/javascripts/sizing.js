/** A panel that sizes what is pasted into its box: the engine is asked when the reader pauses, and told nothing else. */
import { latestOnly } from "./latest.js";
import { LongBox } from "./long-box.js";
import { morph } from "./morph.js";
import { parsed } from "./trust.js";

/** @typedef {import("./access.js").Access} Access */

const PAUSE = 400;

/** For how long an answer may be on its way before that is said. */
const SLOW = 300;

/**
 * @param {Access} access
 * @param {HTMLElement} panel
 */
export function mountSizing(access, panel) {
  const { tool, gone } = access;
  const box = /** @type {HTMLTextAreaElement} */ (panel.querySelector("[data-sizes]"));
  const said = /** @type {HTMLElement} */ (panel.querySelector("[data-sized]"));
  const field = new LongBox(box, Number(box.dataset["most"]), gone);
  const clear = /** @type {HTMLElement} */ (panel.querySelector("[data-sizing-clear]"));
  /** @type {Record<"waiting" | "dead" | "long", HTMLElement>} */
  const lines = { waiting: line("waiting"), dead: line("dead"), long: line("long") };
  /** The text that the panel speaks of; undefined while it waits to. @type {string | undefined} */
  let shown = "";
  /** Whether something longer was to come into the box since its text changed. */
  let refused = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;

  const ask = latestOnly(
    async (/** @type {string} */ text) => {
      /** @type {{html: string}} the controls have no part in it, not even one that cannot be used as it is */
      const answer = await access.ask({ ask: "panel", panel: panel.dataset["panel"], inputs: {}, details: { text } });
      return answer.html;
    },
    (html, text) => {
      if (text !== field.text) return;
      morph(said, parsed(html), `${tool.id}-sizing`);
      settle(text);
      access.say(said.querySelector("[data-says]")?.textContent ?? "");
    },
    (error, text) => {
      if (gone.aborted || text !== field.text) return;
      settle(undefined, /** @type {Error} */ (error).name === "Refused" ? "long" : "dead");
    },
  );

  /** The text has changed: what is said of the old one stands back until the new one is sized. */
  function change() {
    refused = false;
    line("part").hidden = !field.partial;
    clearTimeout(timer);
    if (field.text === shown) settle(shown);
    else {
      said.toggleAttribute("data-stale", true);
      timer = setTimeout(size, PAUSE);
    }
  }

  function size() {
    clearTimeout(slow);
    slow = setTimeout(() => show("waiting"), SLOW);
    void ask(field.text);
  }

  /**
   * Nothing is being waited for any more.
   * @param {string | undefined} text that the panel speaks of now
   * @param {"dead" | "long"} [trouble] why it speaks of none
   */
  function settle(text, trouble) {
    clearTimeout(slow);
    shown = text;
    said.toggleAttribute("data-stale", false);
    said.hidden = trouble !== undefined;
    if (trouble) warn(trouble);
    else show(refused ? "long" : undefined);
    showUse();
  }

  /**
   * Show what is the matter, and say it unless it stands there already.
   * @param {"dead" | "long"} trouble
   */
  function warn(trouble) {
    if (lines[trouble].hidden) access.say(lines[trouble].textContent ?? "");
    show(trouble);
  }

  /** @param {string} [name] the one line to show, if any */
  function show(name) {
    for (const [other, element] of Object.entries(lines)) element.hidden = other !== name;
  }

  /** Say beside the button whether what it sets is what the control says. */
  function showUse() {
    const used = /** @type {HTMLElement | null} */ (said.querySelector("[data-used]"));
    if (used === null) return;
    const sets = JSON.parse(said.querySelector("[data-set]")?.getAttribute("data-set") ?? "{}");
    const now = access.inputs();
    used.hidden = Object.entries(sets).some(([name, value]) => now[name] !== value);
  }

  /** @param {string} name */
  function line(name) {
    return /** @type {HTMLElement} */ (panel.querySelector(`[data-sizing-${name}]`));
  }

  field.addEventListener("changed", change);
  field.addEventListener("refused", () => {
    refused = true;
    warn("long");
  });
  clear.addEventListener("click", () => field.clear(), { signal: gone });
  tool.addEventListener("answered", () => (lines.dead.hidden ? showUse() : size()), { signal: gone });
  gone.addEventListener("abort", () => {
    clearTimeout(timer);
    clearTimeout(slow);
  });
  if (field.text !== "") change();
}
