/**
 * The usual case when a slider moves, and a quick one: the same elements with other words and measures, or in another
 * order, or with something more or less in one place. Where more differs, no more than the element around it is left to
 * what is slower.
 */
import { close, gap } from "./gap.js";
import { alike, arrange, fromHere, keyOf, ordered } from "./order.js";

/** Elements that show something else than their attributes say once a reader has changed them. */
const CONTROLS = new Set(["INPUT", "TEXTAREA", "SELECT", "OPTION"]);

/** @typedef {[old: Element, next: Element]} Pair an element, and what it is to be like */

/**
 * What would give a region the texts and attributes of some content. A fold stays as the reader left it.
 * @param {ParentNode} region
 * @param {ParentNode} content
 * @param {(element: Element) => boolean} waits whether an element is passed over, with everything in it
 * @param {(...pair: Pair) => Pair[]} reshape makes an element's children like those of another where they are not the same
 *   in the same places; returns what it passed over
 * @returns {(() => Pair[]) | null} makes the changes, while the region is as it was, and returns what was passed over;
 *   null if the region itself is to be reshaped
 */
export function compared(region, content, waits, reshape) {
  /** @type {Found} */
  const found = { changes: [], left: [], waits, reshape, region, content };
  if (!compare(region, content, found)) return null;
  return () => {
    for (const change of found.changes) change();
    return found.left;
  };
}

/**
 * Give an element the attributes of another, which stands for the same thing.
 * @param {Element} old
 * @param {Element} next
 */
export function dress(old, next) {
  /** @type {(() => void)[]} */
  const changes = [];
  compareAttributes(old, next, changes);
  for (const change of changes) change();
}

/**
 * @typedef {object} Found
 * @property {(() => void)[]} changes what would make them equal
 * @property {Pair[]} left what waits
 * @property {(element: Element) => boolean} waits
 * @property {(...pair: Pair) => Pair[]} reshape
 * @property {ParentNode} region
 * @property {ParentNode} content
 */

/**
 * @param {Node} old
 * @param {Node} next
 * @param {Found} found
 * @returns {boolean} whether what is in one can be made like what is in the other
 */
function compare(old, next, found) {
  let one = old.firstChild;
  let other = next.firstChild;
  for (; one !== null && other !== null; one = one.nextSibling, other = other.nextSibling) {
    if (one.isEqualNode(other)) continue;
    if (keyOf(one) !== keyOf(other)) return compareInOrder(one, other, found);
    if (one.nodeName !== other.nodeName) break;
    if (!compareUnequal(one, other, found)) return false;
  }
  return one === other || compareAfterGap(old, fromHere(one), fromHere(other), found);
}

/**
 * The same from where something has come or gone.
 * @param {Node} parent
 * @param {ChildNode[]} nodes
 * @param {ChildNode[]} others
 * @param {Found} found
 */
function compareAfterGap(parent, nodes, others, found) {
  const between = gap(nodes, others);
  if (between === null) return false;
  found.changes.push(() => close(parent, between));
  return between.after.every(([node, other]) => compareNodes(node, other, found));
}

/**
 * The same where keys differ, perhaps since things have changed places.
 * @param {ChildNode} one
 * @param {ChildNode} other
 * @param {Found} found
 */
function compareInOrder(one, other, found) {
  const others = fromHere(other);
  const order = ordered(fromHere(one), others);
  if (order === null) return false;
  const parent = /** @type {Element} */ (one.parentNode);
  found.changes.push(() => arrange(parent, order));
  return order.every((node, place) => compareNodes(node, /** @type {ChildNode} */ (others[place]), found));
}

/**
 * @param {ChildNode} one
 * @param {ChildNode} other
 * @param {Found} found
 */
function compareNodes(one, other, found) {
  return one.isEqualNode(other) || compareUnequal(one, other, found);
}

/**
 * @param {ChildNode} one
 * @param {ChildNode} other
 * @param {Found} found
 * @returns {boolean} whether one can be made equal to the other without a look at what is around it
 */
function compareUnequal(one, other, found) {
  if (isKept(one)) return true;
  if (one instanceof Element && found.waits(one) && alike(one, other)) {
    found.left.push([one, /** @type {Element} */ (other)]);
    return true;
  }
  if (one.nodeName !== other.nodeName || CONTROLS.has(one.nodeName)) return false;
  if (one instanceof Element) {
    const pair = /** @type {Pair} */ ([one, other]);
    compareAttributes(...pair, found.changes);
    return compareContents(pair, found);
  }
  const text = other.nodeValue;
  if (one.nodeValue !== text) found.changes.push(() => (one.nodeValue = text));
  return true;
}

/**
 * @param {Pair} pair
 * @param {Found} found
 * @returns {boolean} whether they can be made equal without a look at what is around them
 */
function compareContents(pair, found) {
  const { changes, left, region, content } = found;
  const [changed, waiting] = [changes.length, left.length];
  if (compare(...pair, found)) return true;
  changes.length = changed;
  left.length = waiting;
  const [old, next] = pair;
  if (comes(next, old, region) || comes(old, next, content)) return false;
  changes.push(() => left.push(...found.reshape(...pair)));
  return true;
}

/**
 * Whether some element comes from elsewhere in a place, since it is in one part of it and was not in another.
 * @param {Element} part
 * @param {Element} other
 * @param {ParentNode} place
 */
function comes(part, other, place) {
  const [known, all] = [keysOf(other), keysOf(place)];
  return keysOf(part).some((key) => !known.includes(key) && all.includes(key));
}

/** @param {ParentNode} parent */
function keysOf(parent) {
  return [...parent.querySelectorAll("[data-key]")].map((element) => element.getAttribute("data-key"));
}

/**
 * @param {Element} old
 * @param {Element} next
 * @param {(() => void)[]} changes
 */
function compareAttributes(old, next, changes) {
  for (const name of next.getAttributeNames()) {
    const value = /** @type {string} */ (next.getAttribute(name));
    if (old.getAttribute(name) !== value && !isFold(name, old)) changes.push(() => old.setAttribute(name, value));
  }
  const kept = (/** @type {string} */ name) => next.hasAttribute(name) || isFold(name, old);
  for (const name of old.getAttributeNames()) {
    if (!kept(name)) changes.push(() => old.removeAttribute(name));
  }
}

/**
 * Whether what is in a node is a script's own, and stays.
 * @param {Node} node
 */
export function isKept(node) {
  return node instanceof HTMLElement && node.dataset["kept"] !== undefined;
}

/**
 * @param {string} name
 * @param {Element} element
 */
function isFold(name, element) {
  return name === "open" && element instanceof HTMLDetailsElement;
}
