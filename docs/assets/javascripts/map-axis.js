/** One axis of a map: the input that the reader chose for it. A place on it is a stop of that input's slider. */
import { stopAt } from "./form.js";

export class Axis {
  #chooser;
  #tool;

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

  /**
   * What a place means, as raw text.
   * @param {number} place
   */
  textAt(place) {
    const { min, step } = this.#slider;
    return stopAt(this.#slider, Number(min) + place * Number(step));
  }

  get #slider() {
    return /** @type {HTMLInputElement} */ (this.#tool.querySelector(`[data-slides="${this.name}"]`));
  }

  /** @param {string} value of the slider */
  #placeOf(value) {
    const { min, step } = this.#slider;
    return Math.round((Number(value) - Number(min)) / Number(step));
  }
}
