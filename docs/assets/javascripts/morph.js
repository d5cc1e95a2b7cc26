/** Changes the result in place, so that focus, open folds and the reader's place survive. */
import { Idiomorph } from "idiomorph";
import { alike } from "./order.js";
import { compared, dress, isKept } from "./patch.js";

/** @typedef {import("./patch.js").Pair} Pair */

/**
 * Turn what is in a region into something else. Elements with the same `data-key` are the same element, and move
 * instead of being rewritten; what is equal stays untouched; a fold stays as the reader left it.
 * @param {Element} region
 * @param {ParentNode} content stays as it is
 * @param {string} prefix starts the ids that keys become; unique to the region's tool
 * @param {(element: Element) => boolean} [waits] whether an element is passed over; none is unless told
 * @returns {Pair[]} what was passed over, for `finish`
 */
export function morph(region, content, prefix, waits) {
  return changes(region, content, prefix, waits)();
}

/**
 * The same, but nothing is changed yet.
 * @param {Element} region
 * @param {ParentNode} content
 * @param {string} prefix
 * @param {(element: Element) => boolean} [waits]
 * @returns {() => Pair[]} makes the changes, while the region is as it was
 */
export function changes(region, content, prefix, waits = () => false) {
  /** @type {(old: Element, next: ParentNode) => Pair[]} */
  const inside = (old, next) => reshape(old, next, prefix, waits);
  return compared(region, content, waits, inside) ?? (() => inside(region, content));
}

/**
 * Do what has waited.
 * @param {Pair} pair
 * @param {string} prefix
 */
export function finish([old, next], prefix) {
  dress(old, next);
  morph(old, next, prefix);
}

/**
 * The slower way, whatever is in a region.
 * @param {Element} region
 * @param {ParentNode} content
 * @param {string} prefix
 * @param {(element: Element) => boolean} waits
 * @returns {Pair[]}
 */
function reshape(region, content, prefix, waits) {
  /** @type {Pair[]} */
  const left = [];
  const used = document.createDocumentFragment();
  for (const node of content.childNodes) used.append(document.importNode(node, true));
  identify(used, prefix);
  identify(region, prefix);
  Idiomorph.morph(region, used, {
    morphStyle: "innerHTML",
    callbacks: {
      beforeNodeMorphed: (old, next) => {
        if (isKept(old)) return false;
        if (old instanceof Element && waits(old) && alike(old, next)) {
          left.push([old, /** @type {Element} */ (next)]);
          return false;
        }
        return !old.isEqualNode(next) && keepTyped(old, next);
      },
      beforeAttributeUpdated: (attribute, element) =>
        !(attribute === "open" && element instanceof HTMLDetailsElement),
    },
  });
  for (const changed of [region, ...left.flat()]) forget(changed, prefix);
  return left;
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

/**
 * Take those ids away again.
 * @param {Element} parent and everything in it
 * @param {string} prefix
 */
function forget(parent, prefix) {
  const ids = `[id^="${prefix}--"]`;
  for (const element of [parent, ...parent.querySelectorAll(ids)]) if (element.matches(ids)) element.removeAttribute("id");
}
