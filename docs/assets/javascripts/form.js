/** A tool's controls: what they say, and keeping slider and number box equal. */
import { compose, decompose } from "./pieces.js";
import { nearest, numberIn, stopAt } from "./stops.js";

/** @typedef {import("./unpack.js").Inputs} Inputs */

/**
 * What the controls say now.
 * @param {HTMLFormElement} form
 * @returns {Inputs}
 */
export function readForm(form) {
  /** @type {Inputs} */
  const inputs = {};
  for (const field of named(form)) {
    if (field.type === "checkbox") inputs[field.name] = String(field.checked);
    else if (field.type !== "radio" || field.checked) inputs[field.name] = field.value;
  }
  return inputs;
}

/**
 * Which starting point is chosen, by the name of its answers that were worked out ahead (builder/answers.py).
 * @param {HTMLFormElement} form
 */
export function startOf(form) {
  const chosen = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-sets]:checked"));
  return [...chosen].map((option) => option.value).join("+") || "opening";
}

/**
 * What the controls would say if the tool were opened with these starting points chosen: as raw text.
 * @param {HTMLFormElement} form
 * @param {Inputs} [chosen] the tool's own unless told
 * @returns {Inputs}
 */
export function startText(form, chosen = {}) {
  /** @type {Inputs} */
  const start = {};
  for (const field of named(form)) {
    if (field.type === "checkbox") start[field.name] = field.dataset["default"] ?? String(field.defaultChecked);
    else if (field.type !== "radio") start[field.name] = field.dataset["default"] ?? field.defaultValue;
    else if (field.dataset["default"] !== undefined) start[field.name] = field.value;
    else if (field.defaultChecked) start[field.name] ??= field.value;
  }
  return Object.assign(start, setsOf(form, { ...start, ...chosen }));
}

/**
 * What the starting points among some inputs set.
 * @param {HTMLFormElement} form
 * @param {Inputs} inputs
 * @returns {Inputs}
 */
export function setsOf(form, inputs) {
  const options = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-sets]"));
  const taken = [...options].filter(({ name, value }) => inputs[name] === value);
  return Object.assign({}, ...taken.map(({ dataset }) => JSON.parse(/** @type {string} */ (dataset["sets"]))));
}

/**
 * Whether a control can say a text at all: a choice has only its options, a box takes anything.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} text
 */
export function takes(form, name, text) {
  const fields = [...named(form)].filter((field) => field.name === name);
  return fields.some(({ type, value }) => {
    if (type === "checkbox") return text === "true" || text === "false";
    return type === "radio" ? value === text : true;
  });
}

/**
 * What of some inputs differs from how their starting point opens.
 * @param {HTMLFormElement} form
 * @param {Inputs} inputs
 * @returns {Inputs}
 */
export function departing(form, inputs) {
  const own = startText(form);
  const start = startText(form, inputs);
  const sets = new Set([...form.querySelectorAll("[data-sets]")].map((option) => /** @type {HTMLInputElement} */ (option).name));
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, text]) => text !== (sets.has(name) ? own : start)[name]),
  );
}

/**
 * Put raw text into controls, as if the reader had.
 * @param {HTMLFormElement} form
 * @param {Inputs} inputs
 */
export function writeForm(form, inputs) {
  for (const field of named(form)) {
    const text = inputs[field.name];
    if (text === undefined) continue;
    if (field.type === "radio") field.checked = field.value === text;
    else if (field.type === "checkbox") field.checked = text === "true";
    else field.value = text;
    slideTo(form, field.name, text);
    if (field.type === "hidden") decompose(form, field.name, text);
  }
}

/**
 * Carry a reader's change to the controls that it concerns: a slider to its box, a box to its
 * slider, a piece to what it is a piece of, a starting point to everything it sets.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} changed
 */
export function follow(form, changed) {
  const { slides, composes } = changed.dataset;
  if (composes !== undefined) compose(form, composes);
  else if (slides !== undefined) {
    const text = stopAt(changed);
    writeBox(form, slides, text);
    changed.setAttribute("aria-valuetext", text);
  } else if (changed.dataset.sets !== undefined) writeForm(form, JSON.parse(changed.dataset.sets));
  else slideTo(form, changed.name, changed.value);
}

/**
 * Whether the reader has already changed something since the page opened. What was changed before any
 * script ran is carried to the other controls: a starting point first, then sliders, then what was typed,
 * which is the most exact.
 * @param {HTMLFormElement} form
 */
export function caughtUp(form) {
  const changed = touched(form);
  const values = changed.map((field) => ({ field, value: field.value }));
  const rank = (/** @type {HTMLInputElement} */ field) => (ticks(field) ? 0 : field.dataset.slides ? 1 : 2);
  for (const { field, value } of values.sort((a, b) => rank(a.field) - rank(b.field))) {
    if (ticks(field) && !field.checked) continue;
    field.value = value;
    follow(form, field);
  }
  return changed.length > 0;
}

/**
 * The controls that do not say what the page opened with.
 * @param {HTMLFormElement} form
 */
export function touched(form) {
  return fieldsOf(form).filter((field) =>
    ticks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

/**
 * What a reader moves to set an input, or null for an input that has nothing to move.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function controlOf(form, name) {
  return (
    form.querySelector(`[data-slides="${name}"]`) ?? form.querySelector(`[name="${name}"]:not([type="hidden"])`)
  );
}

/**
 * Everything that takes a reader's input, wherever in the tool it stands.
 * @param {HTMLFormElement} form
 */
export function fieldsOf(form) {
  return [...form.elements].filter((field) => field instanceof HTMLInputElement);
}

/** @param {HTMLInputElement} field */
function ticks(field) {
  return field.type === "radio" || field.type === "checkbox";
}

/** @param {HTMLFormElement} form */
function named(form) {
  return /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name]"));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} text
 */
function writeBox(form, name, text) {
  const box = /** @type {HTMLInputElement | null} */ (form.querySelector(`input[name="${name}"]`));
  if (box !== null) box.value = text;
}

/**
 * Move a slider to the stop nearest to a number; text that is no number leaves it where it is.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} text
 */
function slideTo(form, name, text) {
  const slider = /** @type {HTMLInputElement | null} */ (form.querySelector(`[data-slides="${name}"]`));
  const value = numberIn(text);
  if (slider === null || Number.isNaN(value)) return;
  const stops = slider.dataset.stops?.split(" ").map(numberIn);
  slider.value = String(stops === undefined ? value : nearest(stops, value));
  slider.setAttribute("aria-valuetext", text.trim());
}
