/** Changes the result in place, so that focus, open folds and the reader's place survive. */
import { Idiomorph } from "idiomorph";
import { isKept, patch } from "./patch.js";

/**
 * Turn what is in a region into something else. Elements with the same `data-key` are the same element, and move
 * instead of being rewritten; what is equal stays untouched; a fold stays as the reader left it.
 * @param {HTMLElement} region
 * @param {DocumentFragment} content is used up
 * @param {string} prefix starts the ids that keys become; unique to the region's tool
 */
export function morph(region, content, prefix) {
  if (patch(region, content)) return;
  identify(content, prefix);
  identify(region, prefix);
  Idiomorph.morph(region, content, {
    morphStyle: "innerHTML",
    callbacks: {
      beforeNodeMorphed: (old, next) => !old.isEqualNode(next) && !isKept(old) && keepTyped(old, next),
      beforeAttributeUpdated: (attribute, element) =>
        !(attribute === "open" && element instanceof HTMLDetailsElement),
    },
  });
  for (const element of region.querySelectorAll(`[id^="${prefix}--"]`)) element.removeAttribute("id");
}

/**
 * Let a box hold on to what was typed into it, if it is to open with the same as before: while it has the focus
 * Material marks it, so that it is not equal.
 * @param {Node} old
 * @param {Node} next
 */
function keepTyped(old, next) {
  const boxes = old instanceof HTMLInputElement && next instanceof HTMLInputElement;
  if (boxes && old.defaultValue === next.defaultValue) next.value = old.value;
  return true;
}

/**
 * Give elements ids by which Idiomorph knows them again.
 * @param {ParentNode} parent
 * @param {string} prefix
 */
function identify(parent, prefix) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll("[data-key]:not([id])"))) {
    element.id = `${prefix}--${element.dataset["key"]}`;
  }
}
