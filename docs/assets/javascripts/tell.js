/** A line in a tool's head that says what came of something the reader did, until they go on. */

/** @typedef {import("./access.js").Access} Access */

/**
 * @param {Access} access
 * @param {string} text
 */
export function tell({ tool, say, gone }, text) {
  const line = /** @type {HTMLElement} */ (tool.querySelector("[data-told]"));
  line.textContent = text;
  line.hidden = false;
  tool.addEventListener("released", () => (line.hidden = true), { once: true, signal: gone });
  say(text);
}
