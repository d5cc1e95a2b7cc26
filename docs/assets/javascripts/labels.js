/** What an answer says of the controls: notes and marks beside them, what is wrong with them, what buttons set. */
import { controlOf, fieldsOf } from "./form.js";
import { boxOf } from "./pieces.js";
import { write } from "./write.js";

/** @typedef {import("./answer.js").Labels} Labels */
/** @typedef {import("./unpack.js").Inputs} Inputs */
/**
 * @template {Element} [E=Element]
 * @typedef {{element: E, name: string, part: string}} Named an element, and the label that it shows
 */

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
 * Find what changes beside the controls: the spoken value of a slider, the tool's own notes, what buttons set.
 * @param {HTMLFormElement} form
 * @returns {(labels: Labels) => void} writes it
 */
export function mountLabels(form) {
  const sliders = named(form, "slides");
  const places = named(toolOf(form), "label");
  const resets = /** @type {Named<HTMLButtonElement>[]} */ (named(form, "reset"));
  const fills = /** @type {Named<HTMLButtonElement>[]} */ (named(form, "fills"));
  const ticks = named(form, "tick");
  return (labels) => {
    for (const { element, name } of sliders) {
      const spoken = labels[name]?.["spoken"];
      if (spoken !== undefined && element.ariaValueText !== spoken) element.ariaValueText = spoken;
    }
    for (const { element, name, part } of places) {
      const text = labels[name]?.[part];
      if (text !== undefined) write(element, text);
    }
    for (const { element, name } of resets) offer(element, startsOf(labels, [name]));
    for (const { element, name, part } of fills) {
      const sets = labels[name]?.[part];
      if (sets !== undefined) offer(element, JSON.parse(sets));
    }
    for (const { element, name } of ticks) showTick(element, labels[name]?.["tick"]);
  };
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
 * @param {Labels} labels
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
 * @param {Element} tick
 * @param {string | undefined} place
 */
function showTick(tick, place) {
  if (place === undefined || tick.getAttribute("data-place") === place) return;
  tick.setAttribute("data-place", place);
  tick.setAttribute("visibility", place === "" ? "hidden" : "visible");
  for (const end of ["x1", "x2"]) tick.setAttribute(end, `${place || 0}%`);
}

/**
 * The elements of one kind in a tool: the controls' own, which stay.
 * @param {HTMLElement} parent
 * @param {string} kind
 * @returns {Named[]}
 */
function named(parent, kind) {
  return [...parent.querySelectorAll(`[data-${kind}]`)].map((element) => {
    const [name = "", part = ""] = (element.getAttribute(`data-${kind}`) ?? "").split(".");
    return { element, name, part };
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement}
 */
function toolOf(form) {
  return /** @type {HTMLElement} */ (form.closest("[data-tool]"));
}
