/** A tool's controls: what they say, keeping slider and number box equal, and marking mistakes. */
import { boxOf, compose, decompose } from "./pieces.js";

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
    writeBox(form, slides, stopAt(changed));
    changed.setAttribute("aria-valuetext", stopAt(changed));
  } else if (changed.dataset.sets !== undefined) writeForm(form, JSON.parse(changed.dataset.sets));
  else slideTo(form, changed.name, changed.value);
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
 * Say beside each control what is wrong with it, and nothing beside the others.
 * @param {HTMLFormElement} form
 * @param {import("./answer.js").Refusal["errors"]} errors
 */
export function showErrors(form, errors) {
  const messages = new Map(errors.map((error) => [error.field, error.message]));
  const wrong = new Set(
    errors.map(({ field, piece }) => boxOf(form, field, piece) ?? form.querySelector(`[name="${field}"]`)),
  );
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (toolOf(form).querySelectorAll("[data-error]"))) {
    const message = messages.get(/** @type {string} */ (line.dataset.error));
    line.hidden = message === undefined;
    line.textContent = message ?? "";
  }
  for (const field of fieldsOf(form)) {
    if (wrong.has(field)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

/**
 * Write what changes beside the controls: the spoken value of a slider, the tool's own notes, what buttons set.
 * @param {HTMLFormElement} form
 * @param {Record<string, Record<string, string>>} labels
 */
export function showLabels(form, labels) {
  for (const slider of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-slides]"))) {
    const spoken = labels[/** @type {string} */ (slider.dataset.slides)]?.["spoken"];
    if (spoken !== undefined && slider.ariaValueText !== spoken) slider.ariaValueText = spoken;
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (toolOf(form).querySelectorAll("[data-label]"))) {
    const [name = "", part = ""] = /** @type {string} */ (place.dataset.label).split(".");
    const text = labels[name]?.[part];
    if (text !== undefined && place.textContent !== text) place.textContent = text;
  }
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[data-reset]"))) {
    const name = /** @type {string} */ (button.dataset["reset"]);
    offer(button, startsOf(labels, [name]));
  }
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[data-fills]"))) {
    const [name = "", part = ""] = /** @type {string} */ (button.dataset["fills"]).split(".");
    const sets = labels[name]?.[part];
    if (sets !== undefined) offer(button, JSON.parse(sets));
  }
  for (const tick of /** @type {NodeListOf<SVGElement>} */ (form.querySelectorAll("[data-tick]"))) {
    showTick(tick, labels[/** @type {string} */ (tick.dataset["tick"])]?.["tick"]);
  }
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
 * What a place on a slider means, as raw text; where it stands, unless told.
 * @param {HTMLInputElement} slider
 */
export function stopAt(slider, place = Number(slider.value)) {
  return slider.dataset.stops?.split(" ")[place] ?? String(place);
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
 * What an input is called.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function labelOf(form, name) {
  const control = /** @type {HTMLInputElement | null} */ (controlOf(form, name));
  return control?.labels?.[0]?.textContent?.trim() ?? name;
}

/**
 * What inputs that were changed start with, by name.
 * @param {Record<string, Record<string, string>>} labels
 * @param {string[]} [names] all that were changed, unless told
 * @returns {Inputs}
 */
export function startsOf(labels, names = Object.keys(labels)) {
  const starts = names.map((name) => [name, labels[name]?.["start"]]);
  return Object.fromEntries(starts.filter(([, start]) => start !== undefined));
}

/**
 * Have a button set inputs, or nothing when there is nothing to set.
 * @param {HTMLButtonElement} button
 * @param {Inputs} inputs
 */
export function offer(button, inputs) {
  const sets = Object.keys(inputs).length > 0 ? JSON.stringify(inputs) : undefined;
  if (button.dataset["set"] === sets) return;
  button.disabled = sets === undefined;
  if (sets === undefined) delete button.dataset["set"];
  else button.dataset["set"] = sets;
}

/**
 * Put a mark over a slider's scale, at a place in percent; none for an empty one.
 * @param {SVGElement} tick
 * @param {string | undefined} place
 */
function showTick(tick, place) {
  if (place === undefined || tick.dataset["place"] === place) return;
  tick.dataset["place"] = place;
  tick.setAttribute("visibility", place === "" ? "hidden" : "visible");
  for (const end of ["x1", "x2"]) tick.setAttribute(end, `${place || 0}%`);
}

/** @param {HTMLInputElement} field */
function ticks(field) {
  return field.type === "radio" || field.type === "checkbox";
}

/**
 * Everything that takes a reader's input, wherever in the tool it stands.
 * @param {HTMLFormElement} form
 */
function fieldsOf(form) {
  return [...form.elements].filter((field) => field instanceof HTMLInputElement);
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement}
 */
function toolOf(form) {
  return /** @type {HTMLElement} */ (form.closest("[data-tool]"));
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
  const box = form.elements.namedItem(name);
  if (box instanceof HTMLInputElement) box.value = text;
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

/**
 * The place of the number nearest to a value.
 * @param {number[]} numbers
 * @param {number} value
 */
function nearest(numbers, value) {
  const distances = numbers.map((number) => Math.abs(number - value));
  return distances.indexOf(Math.min(...distances));
}
