/** The usual case when a slider moves, and a quick one: the same elements with other words and measures. */

/** Elements that show something else than their attributes say once a reader has changed them. */
const CONTROLS = new Set(["INPUT", "TEXTAREA", "SELECT", "OPTION"]);

/** @typedef {[old: Element, next: Element]} Pair an element, and what it is to be like */

/**
 * Give a region the texts and attributes of some content, if both have the same elements in the same places.
 * A fold stays as the reader left it.
 * @param {Node} region
 * @param {Node} content
 * @param {(element: Element) => boolean} waits whether an element is passed over, with everything in it
 * @returns {Pair[] | null} what was passed over; null if they have not, and then nothing has been changed
 */
export function patch(region, content, waits) {
  /** @type {(() => void)[]} */
  const changes = [];
  /** @type {Pair[]} */
  const left = [];
  if (!compare(region, content, { changes, left, waits })) return null;
  for (const change of changes) change();
  return left;
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
 */

/**
 * @param {Node} old
 * @param {Node} next
 * @param {Found} found
 * @returns {boolean} whether they have the same shape
 */
function compare(old, next, found) {
  let one = old.firstChild;
  let other = next.firstChild;
  for (; one !== null && other !== null; one = one.nextSibling, other = other.nextSibling) {
    if (one instanceof Element && found.waits(one) && isOneOf(one, other)) {
      found.left.push([one, /** @type {Element} */ (other)]);
      continue;
    }
    if (one.isEqualNode(other) || isKept(one)) continue;
    if (one.nodeName !== other.nodeName || CONTROLS.has(one.nodeName)) return false;
    if (one instanceof Element) {
      if (!compareAttributes(one, /** @type {Element} */ (other), found.changes)) return false;
      if (!compare(one, other, found)) return false;
    } else if (one.nodeValue !== other.nodeValue) {
      const [node, text] = [one, other.nodeValue];
      found.changes.push(() => (node.nodeValue = text));
    }
  }
  return one === other;
}

/**
 * @param {Element} old
 * @param {Element} next
 * @param {(() => void)[]} changes
 * @returns {boolean} whether they stand for the same thing
 */
function compareAttributes(old, next, changes) {
  for (const name of next.getAttributeNames()) {
    const value = /** @type {string} */ (next.getAttribute(name));
    if (old.getAttribute(name) === value || isFold(name, old)) continue;
    if (name === "data-key") return false;
    changes.push(() => old.setAttribute(name, value));
  }
  const kept = (/** @type {string} */ name) => next.hasAttribute(name) || isFold(name, old);
  for (const name of old.getAttributeNames()) {
    if (kept(name)) continue;
    if (name === "data-key") return false;
    changes.push(() => old.removeAttribute(name));
  }
  return true;
}

/**
 * Whether two stand for the same thing, whatever is in them.
 * @param {Element} old
 * @param {Node} next
 */
export function isOneOf(old, next) {
  const key = (/** @type {Element} */ element) => element.getAttribute("data-key");
  return next instanceof Element && old.nodeName === next.nodeName && key(old) === key(next);
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
