/** A panel that sizes what is pasted into its box: the engine is asked when the reader pauses, and told nothing else. */
import { latestOnly } from "./latest.js";
import { morph, parsed } from "./morph.js";

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
  const most = Number(box.dataset["most"]);
  /** @type {Record<"waiting" | "dead" | "long", HTMLElement>} */
  const lines = { waiting: line("waiting"), dead: line("dead"), long: line("long") };
  /** The text that the panel speaks of; undefined while it waits to. @type {string | undefined} */
  let shown = "";
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
      if (text !== box.value) return;
      morph(said, parsed(html), `${tool.id}-sizing`);
      settle(text);
      access.say(said.querySelector("[data-says]")?.textContent ?? "");
    },
    (error) => {
      if (gone.aborted) return;
      settle(undefined, /** @type {Error} */ (error).name === "Refused" ? "long" : "dead");
    },
  );

  /** The text has changed: what is said of the old one stands back until the new one is sized. */
  function change() {
    clearTimeout(timer);
    if (box.value === shown) settle(shown);
    else {
      said.toggleAttribute("data-stale", true);
      timer = setTimeout(size, PAUSE);
    }
  }

  function size() {
    const text = box.value;
    if (text.length > most) {
      settle(undefined, "long");
      return;
    }
    clearTimeout(slow);
    slow = setTimeout(() => show("waiting"), SLOW);
    void ask(text);
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
    show(trouble);
    if (trouble) access.say(lines[trouble].textContent ?? "");
    showUse();
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

  box.addEventListener("input", change, { signal: gone });
  tool.addEventListener("answered", showUse, { signal: gone });
  gone.addEventListener("abort", () => {
    clearTimeout(timer);
    clearTimeout(slow);
  });
  if (box.value !== "") change();
}
