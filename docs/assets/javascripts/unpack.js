/** Answers that were worked out ahead, as the build packs them (builder/pack.py), back to their texts. */

/** @typedef {Record<string, string>} Inputs raw text by the name of its control */
/**
 * A starting point's answers: the first one to the `opening`, the others to every single move from it, in the
 * order of `moves`.
 * @typedef {object} Packed
 * @property {Inputs} opening
 * @property {Record<string, string[]>} moves the positions of each control that can be moved
 * @property {number[]} forms the shape of each answer
 * @property {[number[], number[]][]} shapes the pieces and columns of each
 * @property {string[]} pieces text with a hole for each number
 * @property {string[]} columns numbers, one for each answer of a shape, or one for all of them
 */

const HOLE = "\ue000";

/**
 * A function that gives the answer to inputs, or undefined where none was worked out.
 * @param {Packed} packed
 * @returns {(inputs: Inputs) => string | undefined}
 */
export function unpack(packed) {
  const places = numbered(packed);
  const rows = rowsOf(packed.forms);
  return (inputs) => {
    const moved = Object.keys(inputs).filter((name) => inputs[name] !== packed.opening[name]);
    const [name = ""] = moved;
    const place = moved.length === 0 ? 0 : places.get(`${name} ${inputs[name]}`);
    if (moved.length > 1 || place === undefined) return undefined;
    return text(packed, /** @type {number} */ (packed.forms[place]), /** @type {number} */ (rows[place]));
  };
}

/**
 * The number of each answer, by the control that was moved and where to.
 * @param {Packed} packed
 */
function numbered({ moves }) {
  /** @type {Map<string, number>} */
  const places = new Map();
  let place = 1;
  for (const [name, positions] of Object.entries(moves)) {
    for (const position of positions) places.set(`${name} ${position}`, place++);
  }
  return places;
}

/**
 * How many earlier answers have the shape of each.
 * @param {number[]} forms
 */
function rowsOf(forms) {
  /** @type {number[]} */
  const seen = [];
  return forms.map((form) => {
    const row = seen[form] ?? 0;
    seen[form] = row + 1;
    return row;
  });
}

/**
 * @param {Packed} packed
 * @param {number} form
 * @param {number} row
 */
function text({ shapes, pieces, columns }, form, row) {
  const [places, numbers] = /** @type {[number[], number[]]} */ (shapes[form]);
  const between = places.map((place) => pieces[place]).join("").split(HOLE);
  let whole = between[0] ?? "";
  for (const [at, column] of numbers.entries()) {
    const values = /** @type {string} */ (columns[column]).split(" ");
    whole += (values[row] ?? values[0]) + /** @type {string} */ (between[at + 1]);
  }
  return whole;
}
