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

  /** Say nothing of what was about to be said: it is of the past. */
  function drop() {
    clearTimeout(timer);
    timer = undefined;
  }

  /** @param {string} text */
  function now(text) {
    drop();
    if (text !== said) line.textContent = text;
    said = text;
  }

  return {
    drop,
    now,
    /**
     * Say something after a pause; what was about to be said is dropped, what was just said is not
     * repeated.
     * @param {string} text
     */
    later(text) {
      drop();
      next = text;
      timer = setTimeout(() => now(text), PAUSE);
    },
    /** Say now what was about to be said. */
    flush() {
      if (timer !== undefined) now(next);
    },
  };
}
