/**
 * The cells of a map, kept as the engine sees them: asked for a band of rows at a time, the lowest first, so that a
 * reader's next move waits for one band at most, and not at all while nobody is near.
 */
import { parsed } from "./trust.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./map-axis.js").Axis} Axis */
/** @typedef {{html: string}} Part */

/** How long a reader pauses before the map follows. */
const PAUSE = 120;

/** How long cells may be old before that is said in words. */
const SLOW = 1500;

export class Cells extends EventTarget {
  #map;
  #access;
  #axes;
  /** What was asked for the cells on the screen; empty when they are not all of one question. */
  #drawn = "";
  /** @type {{inputs: object, axes: string[], question: string} | undefined} what was asked for last, as is asked often */
  #last;
  #near = false;
  #wanted = false;
  #drawing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #slow;

  /**
   * Cells that tell when they are "drawn".
   * @param {HTMLElement} map
   * @param {Access} access
   * @param {{x: Axis, y: Axis}} axes
   * @param {boolean} opening whether the tool still says what the page opened with, as the cells do
   */
  constructor(map, access, axes, opening) {
    super();
    this.#map = map;
    this.#access = access;
    this.#axes = axes;
    if (opening) this.#drawn = this.#question();
    const near = new IntersectionObserver((entries) => this.#come(entries.at(-1)?.isIntersecting === true), {
      rootMargin: "50%",
    });
    near.observe(map);
    access.gone.addEventListener("abort", () => {
      near.disconnect();
      clearTimeout(this.#pause);
      clearTimeout(this.#slow);
    });
  }

  /** Whether a reader may see the map, or is about to. */
  get near() {
    return this.#near;
  }

  /** Whether the cells on the screen are for other inputs or axes. */
  get old() {
    return this.#drawn !== this.#question();
  }

  /**
   * The letter of what holds in a cell.
   * @param {{x: number, y: number}} cell
   */
  letterAt({ x, y }) {
    const band = this.#bands().find(({ dataset }) => y >= Number(dataset["from"]) && y <= Number(dataset["to"]));
    const row = band?.dataset["cells"]?.split(" ")[y - Number(band.dataset["from"])] ?? "";
    let end = 0;
    for (const [, letter, length] of row.matchAll(/(\D+)(\d+)/g)) {
      end += Number(length);
      if (x < end) return letter;
    }
    return undefined;
  }

  /** Something has changed: mark the cells if they are old, and draw them anew after a pause. */
  update(pause = PAUSE) {
    this.#mark();
    clearTimeout(this.#pause);
    if (this.old) this.#pause = setTimeout(() => this.#want(), pause);
  }

  #want() {
    this.#wanted = true;
    void this.#draw();
  }

  /** @param {boolean} near */
  #come(near) {
    this.#near = near;
    if (near) void this.#draw();
  }

  async #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    while (this.#wanted && this.#near) {
      this.#wanted = false;
      this.#late();
      await this.#drawOnce().catch(() => {}); // the tool tells that there is no Python; the cells stay marked
    }
    this.#drawing = false;
  }

  /** Draw until something changes. */
  async #drawOnce() {
    const asked = this.#question();
    for (const [number, band] of this.#bands().reverse().entries()) {
      const { html } = await this.#ask({ band: number });
      if (this.#question() !== asked) return;
      this.#drawn = "";
      band.replaceWith(...parsed(`<svg>${html}</svg>`).querySelectorAll("g"));
    }
    const { html } = await this.#ask({ notes: true });
    if (this.#question() !== asked) return;
    const notes = parsed(html);
    for (const note of /** @type {NodeListOf<HTMLElement>} */ (notes.querySelectorAll("[data-note]"))) {
      this.#find(`[data-note="${note.dataset["note"]}"]`).replaceWith(note);
    }
    this.#drawn = asked;
    this.#mark();
    this.dispatchEvent(new Event("drawn"));
  }

  /**
   * @param {object} part
   * @returns {Promise<Part>}
   */
  #ask(part) {
    const details = { x: this.#axes.x.name, y: this.#axes.y.name, ...part };
    return this.#access.ask({ ask: "panel", panel: "map", details });
  }

  /** What the cells depend on: the axes, and every input that is on neither. */
  #question() {
    const inputs = this.#access.inputs();
    const axes = [this.#axes.x.name, this.#axes.y.name];
    const last = this.#last;
    if (last?.inputs === inputs && last.axes.join() === axes.join()) return last.question;
    const aside = [...axes, ...(this.#map.dataset["aside"] ?? "").split(" ")];
    const question = JSON.stringify([axes, Object.entries(inputs).filter(([name]) => !aside.includes(name))]);
    this.#last = { inputs, axes, question };
    return question;
  }

  #mark() {
    const { old } = this;
    this.#map.toggleAttribute("data-stale", old);
    for (const part of [...this.#bands(), this.#find('[data-note="marks"]')]) part.toggleAttribute("data-old", old);
    if (!old) this.#inTime();
  }

  #late() {
    this.#slow ??= setTimeout(() => (this.#find("[data-late]").hidden = false), SLOW);
  }

  #inTime() {
    clearTimeout(this.#slow);
    this.#slow = undefined;
    this.#find("[data-late]").hidden = true;
  }

  #bands() {
    return [.../** @type {NodeListOf<SVGElement>} */ (this.#map.querySelectorAll("[data-cells]"))];
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#map.querySelector(selector));
  }
}
