/** What a slider that moves will probably say next: the hand that moves it goes on, or turns back. */
import { afterFrame } from "./after-frame.js";
import { nearby } from "./stops.js";

/** @typedef {import("./unpack.js").Inputs} Inputs */

export class LookAhead {
  #expect;
  #gone;
  /** @type {Map<EventTarget, number>} where each slider was */
  #stood = new Map();

  /**
   * @param {(next: Inputs[]) => void} expect is told what one input may be next, the most probable first
   * @param {AbortSignal} gone aborted when the tool has left the page
   */
  constructor(expect, gone) {
    this.#expect = expect;
    this.#gone = gone;
  }

  /**
   * A slider has moved, or has the focus: look ahead when the answer is on the screen, or at once if it is yet to come.
   * @param {EventTarget | null} target may be no slider
   * @param {boolean} waiting whether the answer is yet to come
   */
  from(target, waiting) {
    const slides = target instanceof HTMLInputElement ? target.dataset["slides"] : undefined;
    if (slides === undefined) return;
    const slider = /** @type {HTMLInputElement} */ (target);
    const place = Number(slider.value);
    const stride = place - (this.#stood.get(slider) ?? place) || Number(slider.step);
    this.#stood.set(slider, place);
    const look = () => this.#expect(nearby(slider, stride).map((text) => ({ [slides]: text })));
    if (waiting) look();
    else afterFrame(() => this.#gone.aborted || look());
  }

  /**
   * Something else may have moved it since.
   * @param {EventTarget | null} target
   */
  forget(target) {
    if (target !== null) this.#stood.delete(target);
  }
}
