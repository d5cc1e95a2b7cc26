/** The one line that assistive technology reads out: once, when the reader pauses or lets go. */

const PAUSE = 700;

/**
 * @param {HTMLElement} line
 */
export function statusLine(line) {
  let said = "";
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
      timer = setTimeout(() => this.now(text), PAUSE);
    },
    /** @param {string} text */
    now(text) {
      clearTimeout(timer);
      if (text !== said) line.textContent = text;
      said = text;
    },
  };
}
