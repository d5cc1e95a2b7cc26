/** The stops of a slider, which need not be evenly spaced. */

/**
 * What a place on a slider means, as raw text; where it stands, unless told.
 * @param {HTMLInputElement} slider
 */
export function stopAt(slider, place = Number(slider.value)) {
  return slider.dataset.stops?.split(" ")[place] ?? String(place);
}

/**
 * What a slider's input may say next, as raw text: mostly the next steps the way it goes, which is up or down.
 * @param {HTMLInputElement} slider
 * @param {1 | -1} way
 */
export function nearby(slider, way) {
  return [1, 2, -1, 3, 4, -2, 5]
    .map((steps) => Number(slider.value) + way * steps * Number(slider.step))
    .filter((value) => value >= Number(slider.min) && value <= Number(slider.max))
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
