/**
 * A box for text that may be far longer than a browser can lay out without a pause: a megabyte without a space takes
 * Chromium a minute. Of a long text the box shows only the beginning, and cannot be edited until it is cleared.
 */

/** So many characters, of whatever kind, are laid out within 50 ms. */
const SHOWN = 4000;

const BEGINNING = 1000;

/** What is longer than this comes at once, as from a clipboard, and is not typed. */
const TYPED = 100;

export class LongBox extends EventTarget {
  #box;
  #most;
  /** @type {string | undefined} a text that is longer than what the box shows of it */
  #held;

  /**
   * Tells of each change of the text ("changed"), and of one that is not made because it would be too long ("refused").
   * @param {HTMLTextAreaElement} box
   * @param {number} most characters
   * @param {AbortSignal} gone
   */
  constructor(box, most, gone) {
    super();
    this.#box = box;
    this.#most = most;
    box.addEventListener("beforeinput", (event) => this.#take(event), { signal: gone });
    box.addEventListener("input", () => this.#tell("changed"), { signal: gone });
  }

  get text() {
    return this.#held ?? this.#box.value;
  }

  /** Whether the box shows only the beginning of the text. */
  get partial() {
    return this.#held !== undefined;
  }

  clear() {
    this.#held = undefined;
    this.#box.readOnly = false;
    this.#box.value = "";
    this.#box.focus();
    this.#tell("changed");
  }

  /** @param {InputEvent} event */
  #take(event) {
    const more = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    const { value, selectionStart, selectionEnd } = this.#box;
    const length = value.length - (selectionEnd - selectionStart) + more.length;
    if (more.length <= TYPED || length <= SHOWN) return;
    event.preventDefault();
    if (length > this.#most) {
      this.#tell("refused");
      return;
    }
    this.#held = value.slice(0, selectionStart) + more + value.slice(selectionEnd);
    this.#box.readOnly = true;
    this.#box.value = `${this.#held.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, "")} …`;
    this.#tell("changed");
  }

  /** @param {"changed" | "refused"} what */
  #tell(what) {
    this.dispatchEvent(new Event(what));
  }
}
