/** A tool's menu of what can be saved: the engine writes the texts, the browser keeps them. */
import { publishedAddress } from "./address.js";
import { closeMenu } from "./menu.js";
import { png } from "./picture.js";
import { tell } from "./tell.js";
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {{name: string, type: string, text: string}} File as the engine answers (engine/files.py) */

/** How long a browser may take to read what it saves. */
const KEPT = 60_000;

/** @param {Access} access */
export function mountSave(access) {
  const menu = /** @type {HTMLDetailsElement} */ (access.tool.querySelector("[data-save]"));
  menu.addEventListener(
    "click",
    ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button === null) return;
      if (button.dataset["file"] !== undefined) void save(access, menu, button);
      else if (button.dataset["print"] !== undefined) {
        closeMenu(menu);
        print();
      }
    },
    { signal: access.gone },
  );
}

/**
 * @param {Access} access
 * @param {HTMLDetailsElement} menu
 * @param {HTMLButtonElement} button says which file, and whether as pixels
 */
async function save(access, menu, button) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  if (!pythonIs(access, "ready")) tell(access, words.saving);
  try {
    /** @type {File} */
    const file = await access.ask({ ask: "file", file: button.dataset["file"], page: publishedAddress() });
    const pixels = button.dataset["pixels"] !== undefined;
    const name = pixels ? file.name.replace(/\.svg$/, ".png") : file.name;
    download(name, pixels ? await png(file.text) : new Blob([file.text], { type: `${file.type};charset=utf-8` }));
    closeMenu(menu);
    tell(access, words.saved(name));
  } catch (error) {
    if (access.gone.aborted) return;
    tell(access, pythonIs(access, "dead") ? words.cannotSave : words.notSaved(/** @type {Error} */ (error).message));
  } finally {
    button.ariaBusy = null;
  }
}

/**
 * @param {Access} access
 * @param {import("./python.js").State} state
 */
function pythonIs({ tool }, state) {
  return /** @type {HTMLElement} */ (tool.querySelector("[data-engine]")).dataset["state"] === state;
}

/**
 * @param {string} name
 * @param {Blob} content
 */
function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
