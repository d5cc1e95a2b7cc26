/**
 * An input that is made of pieces, each with a box of its own: "one=1,two=2" names the boxes that say something else
 * than what is published, in the order of the page. The boxes belong to the form, wherever they stand.
 */

/**
 * Put what the boxes say into the input that they make up.
 * @param {HTMLFormElement} form
 * @param {string} name of the input
 */
export function compose(form, name) {
  const changed = boxes(form, name).filter(mark);
  const text = changed.map((box) => `${box.dataset["piece"]}=${box.value.trim().replaceAll("=", "")}`).join(",");
  /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = text;
}

/**
 * Spread an input's text over its boxes; what it does not mention is as published.
 * @param {HTMLFormElement} form
 * @param {string} name of the input
 * @param {string} text
 */
export function decompose(form, name, text) {
  const pieces = new Map(text.split(/,(?=[^,]*=)/).map((piece) => piece.split("=", 2)).map(([of, at]) => [of, at]));
  for (const box of boxes(form, name)) {
    const value = pieces.get(box.dataset["piece"]) ?? box.dataset["published"] ?? "";
    if (box.value !== value) box.value = value;
    mark(box);
  }
}

/**
 * The box of a piece of an input.
 * @param {HTMLFormElement} form
 * @param {string} name of the input
 * @param {string | undefined} piece
 */
export function boxOf(form, name, piece) {
  return boxes(form, name).find((box) => box.dataset["piece"] === piece);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement[]}
 */
function boxes(form, name) {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.elements]);
  return fields.filter((field) => field.dataset["composes"] === name);
}

/**
 * Mark a box that says something else than what is published, and say whether it does.
 * @param {HTMLInputElement} box
 */
function mark(box) {
  const text = box.value.trim();
  const published = box.dataset["published"] ?? "";
  return box.toggleAttribute("data-edited", text !== published && (text === "" || Number(text) !== Number(published)));
}
