/** What an answer says of the controls: notes and marks beside them, what is wrong with them, what buttons set. */
import { controlOf, fieldsOf } from "./form.js";
import { boxOf } from "./pieces.js";
import { write } from "./write.js";

/** @typedef {import("./unpack.js").Inputs} Inputs */

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
    if (text !== undefined) write(place, text);
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

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement}
 */
function toolOf(form) {
  return /** @type {HTMLElement} */ (form.closest("[data-tool]"));
}
