/** The one line that assistive technology reads out: once, when the reader pauses or lets go. */

const PAUSE = 700;

/**
 * @param {HTMLElement} line
 */
export function statusLine(line) {
  let said = "";
  let next = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    /**
     * Say something after a pause; what was about to be said is dropped, what was just said is not
     * repeated.
     * @param {string} text
     */
    later(text) {
      clearTimeout(timer);
      next = text;
      timer = setTimeout(() => this.now(text), PAUSE);
    },
    /** Say now what was about to be said. */
    flush() {
      if (timer !== undefined) this.now(next);
    },
    /** @param {string} text */
    now(text) {
      clearTimeout(timer);
      timer = undefined;
      if (text !== said) line.textContent = text;
      said = text;
    },
  };
}
