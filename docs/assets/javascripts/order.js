/** Things with keys that have changed places: they move, and the focus stays. */

/**
 * What a node is known by wherever it stands, or null.
 * @param {Node} node
 */
export function keyOf(node) {
  return node instanceof Element ? node.getAttribute("data-key") : null;
}

/**
 * Whether two nodes stand for the same thing, whatever is in them.
 * @param {Node | undefined} one
 * @param {Node | undefined} other
 */
export function alike(one, other) {
  return one !== undefined && other !== undefined && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

/**
 * A node and its siblings after it.
 * @param {ChildNode | null} node
 */
export function fromHere(node) {
  /** @type {ChildNode[]} */
  const nodes = [];
  for (; node !== null; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/**
 * Nodes in the order that others have by their keys; those without a key stay in theirs.
 * @param {ChildNode[]} nodes
 * @param {ChildNode[]} others
 * @returns {ChildNode[] | null} null if there is not one for each of the others
 */
export function ordered(nodes, others) {
  if (nodes.length !== others.length) return null;
  const plain = nodes.filter((node) => keyOf(node) === null);
  const keyed = new Map(nodes.map((node) => [keyOf(node), node]));
  const order = others.map((other) => (keyOf(other) === null ? plain.shift() : keyed.get(keyOf(other))));
  const known = order.filter((node) => node !== undefined);
  return new Set(known).size === nodes.length ? known : null;
}

/**
 * Put an element's last children in an order.
 * @param {Element} parent
 * @param {ChildNode[]} order
 */
export function arrange(parent, order) {
  const focused = document.activeElement;
  /** @type {ChildNode | null} */
  let after = null;
  for (const node of [...order].reverse()) {
    if (node.nextSibling !== after) move(parent, node, after);
    after = node;
  }
  if (focused !== document.activeElement) /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
}

/**
 * Move a node, if possible with the focus in it.
 * @param {Element} parent
 * @param {ChildNode} node
 * @param {ChildNode | null} after
 */
function move(parent, node, after) {
  if ("moveBefore" in parent) parent.moveBefore(node, after);
  else /** @type {Element} */ (parent).insertBefore(node, after);
}
