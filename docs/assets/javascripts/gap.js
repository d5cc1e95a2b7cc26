/** Things that have come or gone in one place among others. */
import { alike } from "./order.js";

/** What someone has done something to, or is known by a name: it may not just go, and be made anew. */
const KNOWN = "[data-key], [data-kept], details, input, textarea, select";

/** @typedef {[old: ChildNode, next: ChildNode]} Pair what stands for the same thing */
/**
 * @typedef {object} Gap
 * @property {ChildNode[]} gone
 * @property {ChildNode[]} come
 * @property {Pair[]} after what follows
 */

/**
 * What there is between the same things before and after, where all before is the same.
 * @param {ChildNode[]} nodes
 * @param {ChildNode[]} others
 * @returns {Gap | null} null if what comes or goes is known
 */
export function gap(nodes, others) {
  let same = 0;
  while (alike(nodes.at(-1 - same), others.at(-1 - same))) same += 1;
  const [gone, come] = [nodes.slice(0, nodes.length - same), others.slice(0, others.length - same)];
  const rest = others.slice(come.length);
  const after = nodes.slice(gone.length).map((node, place) => /** @type {Pair} */ ([node, rest[place]]));
  return [...gone, ...come].some(isKnown) ? null : { gone, come, after };
}

/**
 * Take out what is gone, and put in the like of what has come.
 * @param {Node} parent
 * @param {Gap} gap
 */
export function close(parent, { gone, come, after }) {
  for (const node of gone) node.remove();
  for (const node of come) parent.insertBefore(document.importNode(node, true), after[0]?.[0] ?? null);
}

/** @param {Node} node */
function isKnown(node) {
  if (!(node instanceof Element)) return false;
  return node.matches(KNOWN) || node.querySelector(KNOWN) !== null || node.contains(document.activeElement);
}
