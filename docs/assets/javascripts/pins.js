/** States that a reader pins, and the panel that shows them beside the present one. */
import { latestOnly } from "./latest.js";
import { morph } from "./morph.js";
import { keepPins, keptPins, keyOf, MOST, readPins } from "./pin-store.js";
import { saves } from "./saves.js";
import { parsed } from "./trust.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./pin-store.js").Pin} Pin */
/**
 * @typedef {object} Pins the tool tells of each change of them with "pinned"
 * @property {() => Pin[]} get
 * @property {(pins: Pin[]) => void} put replace them all; what is no pin is left out
 */

/** How long the comparison waits for a further answer of the tool's. */
const PAUSE = 150;

/**
 * Bring a tool's comparison to life; a tool without one never has a pin.
 * @param {Access} access
 * @returns {Pins}
 */
export function mountPins(access) {
  const { tool, name, gone } = access;
  const found = tool.querySelector('[data-panel="compare"]');
  if (!(found instanceof HTMLElement)) return { get: () => [], put() {} };
  const panel = found;
  const opening = panel.innerHTML;
  let pins = keptPins(name);
  /** @type {Pin[]} what the columns on the screen stand for */
  let drawn = [];
  /** Changes of what is compared; the last one that was drawn. */
  let turn = pins.length > 0 ? 1 : 0;
  let shown = 0;
  const is = { near: false, dead: false, lost: false };
  /** @type {((drawn: boolean) => void) | undefined} says what was done, once it can be seen */
  let tell;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const ask = latestOnly(
    async (/** @type {Pin[]} */ asked) => {
      const of = turn;
      /** @type {{html: string}} */
      const { html } = await access.ask({ ask: "panel", panel: "compare", details: { pins: asked } });
      return { html, of };
    },
    ({ html, of }, asked) => {
      is.dead = false;
      if (asked === pins) paint(html, of);
      showState();
      told(true);
    },
    (error) => {
      is.dead = /** @type {Error} */ (error).name !== "Refused"; // the control says what was refused
      showState();
      told(false);
    },
  );

  /** Draw the comparison anew, now. */
  function draw() {
    clearTimeout(timer);
    if (pins.length > 0) void ask(pins);
    else paint(opening, turn);
    showState();
  }

  /** Draw it anew after a pause, or when it comes into sight. */
  function drawLater() {
    turn += 1;
    showState();
    clearTimeout(timer);
    timer = setTimeout(() => is.near && draw(), PAUSE);
  }

  /**
   * @param {string} html
   * @param {number} of which change it shows
   */
  function paint(html, of) {
    morph(panel, parsed(html), `${tool.id}-compare`);
    drawn = pins;
    shown = of;
  }

  /** @param {Pin[]} changed */
  function keep(changed) {
    pins = changed;
    turn += 1;
    is.lost = !keepPins(name, pins);
    tool.dispatchEvent(new Event("pinned"));
  }

  function pin() {
    /** @type {HTMLElement | null} */
    const wrong = tool.querySelector('[aria-invalid="true"]');
    if (wrong !== null) wrong.focus();
    if (wrong !== null || pins.length >= MOST) return;
    const box = /** @type {HTMLInputElement} */ (part("new"));
    const before = is.lost;
    keep([...pins, { name: box.value.trim(), inputs: access.inputs() }]);
    box.value = "";
    tell = (drawn) => {
      const done = drawn ? [...panel.querySelectorAll("th[data-told]")].at(-1)?.getAttribute("data-told") : "";
      access.say(`${done} ${is.lost && !before ? part("lost").textContent : ""}`.trim());
    };
    draw();
  }

  /** @param {HTMLElement} button */
  function remove(button) {
    const removed = drawn[Number(button.dataset["pinRemove"])];
    access.say(/** @type {string} */ (button.dataset["told"]));
    part("add").focus();
    keep(pins.filter((pin) => pin !== removed));
    draw();
  }

  /** @param {HTMLInputElement} box */
  function rename(box) {
    const old = drawn[Number(box.dataset["pinName"])];
    const text = box.value.trim();
    if (old === undefined || text === old.name || text === box.defaultValue) return;
    if (text === "") box.value = box.defaultValue; // until the engine has named it
    else box.defaultValue = text;
    const renamed = { ...old, name: text };
    const swapped = (/** @type {Pin} */ pin) => (pin === old ? renamed : pin);
    drawn = drawn.map(swapped);
    keep(pins.map(swapped));
    draw();
  }

  /** @param {boolean} drawn whether what was done can be seen */
  function told(drawn) {
    tell?.(drawn);
    tell = undefined;
  }

  /** Mark a comparison that is not of the present state, and say why there is none. */
  function showState() {
    const waits = pins.length > 0 && shown < turn;
    panel.toggleAttribute("data-stale", waits && drawn.length > 0);
    part("waiting").hidden = !waits || drawn.length > 0 || is.dead;
    part("dead").hidden = !waits || !is.dead;
    part("lost").hidden = !is.lost;
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  function part(name) {
    return /** @type {HTMLElement} */ (panel.querySelector(`[data-pins-${name}]`));
  }

  const options = { signal: gone };
  const near = new IntersectionObserver(
    (entries) => {
      is.near = entries.at(-1)?.isIntersecting === true;
      if (is.near && shown < turn && !saves()) draw();
    },
    { rootMargin: "50%" },
  );
  near.observe(panel);
  gone.addEventListener("abort", () => near.unobserve(panel));
  tool.addEventListener("answered", () => pins.length > 0 && drawLater(), options);
  panel.addEventListener("focusin", () => shown < turn && draw(), options);
  panel.addEventListener(
    "click",
    ({ target }) => {
      const pressed = (/** @type {string} */ what) => /** @type {HTMLElement} */ (target).closest(`[data-${what}]`);
      const removes = pressed("pin-remove");
      if (pressed("pins-add")) pin();
      else if (removes instanceof HTMLElement) remove(removes);
    },
    options,
  );
  panel.addEventListener("change", ({ target }) => isName(target) && rename(target), options);
  panel.addEventListener(
    "keydown",
    ({ target, key, isComposing }) => {
      if (!(target instanceof HTMLInputElement) || isComposing) return;
      if (key === "Enter" && isName(target)) rename(target);
      else if (key === "Enter") pin();
      if (key === "Escape") target.value = target.defaultValue;
    },
    options,
  );
  addEventListener(
    "storage",
    ({ key }) => {
      if (key !== keyOf(name) && key !== null) return;
      pins = keptPins(name);
      tool.dispatchEvent(new Event("pinned"));
      if (pins.length > 0) drawLater();
      else draw();
    },
    options,
  );
  showState();
  return {
    get: () => pins,
    put(given) {
      keep(readPins(given));
      if (pins.length > 0) drawLater();
      else draw();
    },
  };
}

/**
 * Whether something is the box that holds a pin's name.
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isName(target) {
  return target instanceof HTMLInputElement && target.dataset["pinName"] !== undefined;
}
