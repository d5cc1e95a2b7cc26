/** The stops of a slider, which need not be evenly spaced. */

/**
 * What a place on a slider means, as raw text; where it stands, unless told.
 * @param {HTMLInputElement} slider
 */
export function stopAt(slider, place = Number(slider.value)) {
  return slider.dataset.stops?.split(" ")[place] ?? String(place);
}

/**
 * What a slider's input may say next, as raw text, the most probable first: a hand goes on at the pace it has, or takes
 * single steps from where it has arrived.
 * @param {HTMLInputElement} slider
 * @param {number} stride how far it has just moved, and which way
 */
export function nearby(slider, stride) {
  const [place, one] = [Number(slider.value), Math.sign(stride) * Number(slider.step)];
  const ways = [stride, stride + one, stride - one, one, stride + 2 * one, stride - 2 * one, -one];
  return [...new Set(ways)]
    .map((way) => place + way)
    .filter((value) => value !== place && value >= Number(slider.min) && value <= Number(slider.max))
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
