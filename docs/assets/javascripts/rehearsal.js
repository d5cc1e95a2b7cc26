/**
 * What answers would change of a region, found before they are wanted. To compare takes longer than to change; and it
 * is of no use as soon as anything in the region is other than it was.
 */

/** How many answers may be expected. */
const MOST = 3;

/** @typedef {() => import("./patch.js").Pair[]} Change */

export class Rehearsal {
  #region;
  #compare;
  /** @type {WeakMap<ParentNode, Change>} */
  #found = new WeakMap();
  /** @type {ParentNode[]} */
  #expected = [];
  /** @type {Element | null} */
  #focused = null;
  #watch = new MutationObserver(() => this.drop());
  #watches = false;

  /**
   * @param {Element} region
   * @param {(content: ParentNode) => Change} compare finds what to change, and changes nothing
   */
  constructor(region, compare) {
    this.#region = region;
    this.#compare = compare;
  }

  /**
   * Some content will probably be wanted next.
   * @param {ParentNode} content
   */
  rehearse(content) {
    if (!this.#holds) this.drop();
    if (!this.#watches) {
      this.#watches = true;
      this.#focused = document.activeElement;
      this.#watch.observe(this.#region, { subtree: true, childList: true, characterData: true, attributes: true });
    }
    this.#found.set(content, this.#compare(content));
    this.#expected = [...this.#expected.filter((other) => other !== content), content].slice(-MOST);
  }

  /** The region is other than it was, but the same is wanted next. */
  again() {
    for (const content of this.#expected) this.rehearse(content);
  }

  /**
   * What some content changes, whether or not that has been found before.
   * @param {ParentNode} content
   */
  recall(content) {
    const known = this.#holds ? this.#found.get(content) : undefined;
    this.drop();
    this.#expected = [];
    return known ?? this.#compare(content);
  }

  /** Something is other than it was. */
  drop() {
    this.#watch.disconnect();
    this.#watches = false;
    this.#found = new WeakMap();
  }

  /** Whether everything in the region is as it was, and the focus where it was. */
  get #holds() {
    return this.#watch.takeRecords().length === 0 && this.#focused === document.activeElement;
  }
}
