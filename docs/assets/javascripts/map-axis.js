/** One axis of a map: the input that the reader chose for it. A place on it is a stop of that input's slider. */
import { numberIn, stopAt } from "./stops.js";

export class Axis {
  #chooser;
  #tool;
  /** @type {Map<string, HTMLInputElement>} */
  #found = new Map();

  /**
   * @param {HTMLSelectElement} chooser
   * @param {HTMLElement} tool
   */
  constructor(chooser, tool) {
    this.#chooser = chooser;
    this.#tool = tool;
  }

  /** The input on this axis. */
  get name() {
    return this.#chooser.value;
  }

  set name(name) {
    this.#chooser.value = name;
  }

  /** What that input is called. */
  get label() {
    return this.#chooser.selectedOptions[0]?.text ?? "";
  }

  /** How many places there are. */
  get places() {
    return this.#placeOf(this.#slider.max) + 1;
  }

  /** Where the input is. */
  get place() {
    return this.#placeOf(this.#slider.value);
  }

  /**
   * The nearest place that there is.
   * @param {number} place
   */
  limited(place) {
    return Math.max(0, Math.min(this.places - 1, place));
  }

  /** The input's own value as a reader should see it, and where it is shown if no place is just there. */
  get said() {
    const shown = this.textAt(this.place);
    const own = this.#box.value.trim().replace(/^\$/, "");
    const value = numberIn(own);
    const there = Number.isNaN(value) || value === numberIn(shown);
    return there ? this.labelAt(this.place) : `${this.#prefix}${own} (shown at ${this.labelAt(this.place)})`;
  }

  /**
   * What a place means, as a reader should see it.
   * @param {number} place
   */
  labelAt(place) {
    return `${this.#prefix}${this.textAt(place)}`;
  }

  /**
   * What a place means, as raw text.
   * @param {number} place
   */
  textAt(place) {
    const { min, step } = this.#slider;
    return stopAt(this.#slider, Number(min) + place * Number(step));
  }

  get #prefix() {
    return this.#chooser.selectedOptions[0]?.dataset["prefix"] ?? "";
  }

  get #box() {
    return this.#find(`input[name="${this.name}"]`);
  }

  get #slider() {
    return this.#find(`[data-slides="${this.name}"]`);
  }

  /**
   * A control, which stays where it is.
   * @param {string} selector
   */
  #find(selector) {
    const known = this.#found.get(selector);
    if (known !== undefined) return known;
    const found = /** @type {HTMLInputElement} */ (this.#tool.querySelector(selector));
    this.#found.set(selector, found);
    return found;
  }

  /** @param {string} value of the slider */
  #placeOf(value) {
    const { min, step } = this.#slider;
    return Math.round((Number(value) - Number(min)) / Number(step));
  }
}
