/** The stops of a slider, which need not be evenly spaced. */

/**
 * What a place on a slider means, as raw text; where it stands, unless told.
 * @param {HTMLInputElement} slider
 */
export function stopAt(slider, place = Number(slider.value)) {
  return slider.dataset.stops?.split(" ")[place] ?? String(place);
}

/**
 * What a slider's input may say next, as raw text, the most probable first: a hand goes on at the pace it has.
 * @param {HTMLInputElement} slider
 * @param {number} stride how far it has just moved, and which way
 */
export function nearby(slider, stride) {
  const way = Math.sign(stride);
  return [0, 1, -1, 2, -2, 3, -3]
    .map((more) => Number(slider.value) + stride + way * more * Number(slider.step))
    .filter((value) => value >= Number(slider.min) && value <= Number(slider.max) && value !== Number(slider.value))
    .map((value) => stopAt(slider, value));
}

/**
 * A number as a box shows it, or NaN; only for finding a place, the engine reads the text itself.
 * @param {string} text
 */
export function numberIn(text) {
  const digits = text.trim().replace(/^\$/, "").replaceAll(",", "");
  return digits === "" ? NaN : Number(digits);
}

/**
 * The place of the number nearest to a value.
 * @param {number[]} numbers
 * @param {number} value
 */
export function nearest(numbers, value) {
  const distances = numbers.map((number) => Math.abs(number - value));
  return distances.indexOf(Math.min(...distances));
}
