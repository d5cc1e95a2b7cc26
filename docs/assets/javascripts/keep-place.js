/** The place at a page's end that says what is kept, with a button to save everything, or to remove what is saved. */

export class KeepPlace {
  /** The element; null on a page that has none. */
  element;

  /** @param {HTMLElement | null} element hidden until there is something to say */
  constructor(element) {
    this.element = element;
  }

  /** @param {{save: () => void, remove: () => void}} acts what each button does */
  open(acts) {
    this.#part("save").addEventListener("click", acts.save);
    this.#part("remove").addEventListener("click", acts.remove);
  }

  /** Show what it was built with. */
  show() {
    if (this.element) this.element.hidden = false;
  }

  /**
   * Say something, and offer one thing or nothing. The focus goes from a button that is gone to the words, not to
   * the other one, which a second Enter would press.
   * @param {string} text
   * @param {"save" | "remove"} [offer]
   */
  say(text, offer) {
    this.show();
    const said = this.#part("said");
    said.textContent = text;
    for (const name of ["save", "remove"]) {
      const button = this.#part(name);
      if (name !== offer && document.activeElement === button) said.focus();
      button.hidden = name !== offer;
    }
  }

  /** What has been said. */
  get said() {
    return this.#part("said").textContent ?? "";
  }

  /**
   * How much is saved, while something is.
   * @param {number | undefined} kept of `all`; undefined when nothing is being saved
   * @param {number} [all]
   */
  progress(kept, all = 1) {
    this.#part("save").ariaDisabled = kept === undefined ? null : "true";
    const bar = /** @type {HTMLProgressElement} */ (this.#part("bar"));
    bar.hidden = kept === undefined;
    bar.max = all;
    bar.value = kept ?? 0;
  }

  /** What a page without the place would have is nowhere. @param {string} name @returns {HTMLElement} */
  #part(name) {
    return this.element?.querySelector(`[data-keep-${name}]`) ?? document.createElement("progress");
  }
}
