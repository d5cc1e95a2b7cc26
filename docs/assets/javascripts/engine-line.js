/** The line in a tool's head that says where its answers come from. */
import { words } from "./words.js";

/** @typedef {import("./python.js").Python} Python */

/**
 * @param {HTMLElement} line holds, at first, what the page was built with
 * @param {Python} python
 */
export function engineLine(line, python) {
  return {
    /**
     * @param {boolean} waiting whether a change of the reader's is still unanswered
     * @param {boolean} refused whether the controls say something that has no answer
     */
    show(waiting, refused) {
      if (python.state === "idle") return;
      line.dataset["state"] = python.state;
      line.dataset["way"] = python.way;
      const text = sentence(python, waiting, refused);
      if (python.state === "dead") line.replaceChildren(`${text} `, retryButton(python));
      else if (line.textContent !== text) line.textContent = text;
    },
  };
}

/**
 * @param {Python} python
 * @param {boolean} waiting
 * @param {boolean} refused
 */
export function sentence(python, waiting, refused) {
  switch (python.state) {
    case "ready":
      return refused ? words.stale : words.exact(python.version);
    case "dead":
      return waiting ? `${words.unavailable} ${words.stale}` : words.unavailable;
    case "restarting":
      return words.restarting;
    default:
      return waiting ? words.waiting : words.starting;
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
