/** The line in a tool's head that says where its answers come from. */
import { words } from "./words.js";

/** @typedef {import("./python.js").Python} Python */
/**
 * What is on the screen.
 * @typedef {object} Shown
 * @property {boolean} waiting whether a change of the reader's is still unanswered
 * @property {boolean} refused whether the controls say something that has no answer
 * @property {boolean} ahead whether a change of the reader's was answered ahead
 */

/**
 * @param {HTMLElement} line holds, at first, what the page was built with
 * @param {Python} python
 */
export function engineLine(line, python) {
  return {
    /** @param {Shown} shown */
    show(shown) {
      if (python.state === "idle") return;
      if (line.dataset["state"] !== python.state) line.dataset["state"] = python.state;
      if (line.dataset["way"] !== python.way) line.dataset["way"] = python.way;
      const text = sentence(python, shown);
      const why = python.unsaved ? `${words.unsaved} ` : "";
      if (python.state === "dead") line.replaceChildren(`${text} ${why}`, retryButton(python));
      else if (line.textContent !== text) line.textContent = text;
    },
  };
}

/**
 * @param {Python} python
 * @param {Shown} shown
 */
export function sentence(python, { waiting, refused, ahead }) {
  switch (python.state) {
    case "ready":
      return refused ? words.stale : words.exact(python.version);
    case "dead":
      if (waiting) return `${words.unavailable} ${words.stale}`;
      return ahead ? `${words.unavailable} ${words.stillAhead}` : words.unavailable;
    case "restarting":
      return words.restarting;
    default:
      if (waiting) return words.waiting;
      return ahead ? words.ahead : words.starting;
  }
}

/** @param {Python} python */
function retryButton(python) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = words.retry;
  button.addEventListener("click", () => {
    /** @type {HTMLElement | null} */ (button.closest("[data-tool]"))?.focus({ preventScroll: true });
    python.retry();
  });
  return button;
}
