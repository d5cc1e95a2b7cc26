/** The usual case when a slider moves, and a quick one: the same elements with other words and measures. */

/** Elements that show something else than their attributes say once a reader has changed them. */
const CONTROLS = new Set(["INPUT", "TEXTAREA", "SELECT", "OPTION"]);

/**
 * Give a region the texts and attributes of some content, if both have the same elements in the same places.
 * A fold stays as the reader left it.
 * @param {Node} region
 * @param {Node} content
 * @returns {boolean} whether they have; otherwise nothing has been changed
 */
export function patch(region, content) {
  /** @type {(() => void)[]} */
  const changes = [];
  const alike = compare(region, content, changes);
  if (alike) for (const change of changes) change();
  return alike;
}

/**
 * @param {Node} old
 * @param {Node} next
 * @param {(() => void)[]} changes what would make them equal
 * @returns {boolean} whether they have the same shape
 */
function compare(old, next, changes) {
  let one = old.firstChild;
  let other = next.firstChild;
  for (; one !== null && other !== null; one = one.nextSibling, other = other.nextSibling) {
    if (one.isEqualNode(other) || isKept(one)) continue;
    if (one.nodeName !== other.nodeName || CONTROLS.has(one.nodeName)) return false;
    if (one instanceof Element) {
      if (!compareAttributes(one, /** @type {Element} */ (other), changes)) return false;
      if (!compare(one, other, changes)) return false;
    } else if (one.nodeValue !== other.nodeValue) {
      const [node, text] = [one, other.nodeValue];
      changes.push(() => (node.nodeValue = text));
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
