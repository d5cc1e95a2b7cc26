/** Buttons of a tool that copy what is in a box, which is selected for whoever has to copy it by hand. */
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */

/**
 * @param {Access} access
 * @returns {() => void} to be called when the boxes hold something else
 */
export function mountCopies({ tool, say, gone }) {
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (tool.querySelectorAll("[data-copy]"));
  const options = { signal: gone };
  for (const button of buttons) {
    const box = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset["copy"] ?? ""));
    const name = button.dataset["copies"] ?? "";
    box.addEventListener("focus", () => box.select(), options);
    button.addEventListener(
      "click",
      async () => {
        box.select();
        const done = await copied(box.value);
        if (done) button.dataset["copied"] = "";
        say(done ? words.copied(name) : words.selected(name));
      },
      options,
    );
  }
  return () => {
    for (const { dataset } of buttons) delete dataset["copied"];
  };
}

/**
 * Copy what is selected; resolved with whether that is done. A page from a disk may not have the newer way, and
 * a frame may be forbidden it, of which a browser complains.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copied(text) {
  const older = () => document.execCommand("copy");
  if (parent !== window || navigator.clipboard === undefined) return older();
  return navigator.clipboard.writeText(text).then(() => true, older);
}
