/** Saved data back into its tool: chosen in the menu, or dropped on any tool of the page. */
import { closeMenu } from "./menu.js";
import { goOnAt, toolOnPage } from "./on-page.js";
import { openState } from "./restore.js";
import { readSaved } from "./saved-data.js";
import { tell } from "./tell.js";
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./unpack.js").Inputs} Inputs */

/** The most bytes that are read; saved data has a few thousand. */
const MOST = 1_000_000;

/** @param {Access} access */
export function mountLoad(access) {
  const { tool, gone } = access;
  const options = { signal: gone };
  const picker = /** @type {HTMLInputElement} */ (tool.querySelector("[data-load]"));
  picker.addEventListener(
    "change",
    () => {
      const [file] = picker.files ?? [];
      closeMenu(/** @type {HTMLDetailsElement} */ (picker.closest("details")));
      if (file !== undefined) void load(access, file);
      picker.value = ""; // so that the same file can be chosen again
    },
    options,
  );
  tool.addEventListener("dragover", (event) => carriesFile(event) && invite(event, tool), options);
  tool.addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && tool.contains(relatedTarget))) delete tool.dataset["drop"];
    },
    options,
  );
  tool.addEventListener(
    "drop",
    (event) => {
      delete tool.dataset["drop"];
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      void load(access, file);
    },
    options,
  );
  tool.addEventListener(
    "saved-data",
    (event) => open(access, .../** @type {CustomEvent<[Inputs, string]>} */ (event).detail),
    options,
  );
}

/**
 * @param {Access} access
 * @param {File} file
 */
async function load(access, file) {
  const text = file.size > MOST ? "" : await file.text().catch(() => ""); // a folder has none
  const saved = readSaved(text, file.name);
  if (saved === undefined) {
    tell(access, words.notLoaded(file.name));
    return;
  }
  const { tool: name, raw, from } = saved;
  if (name === access.name) {
    open(access, raw, from);
    return;
  }
  const other = toolOnPage(name);
  if (other === undefined) {
    tell(access, words.elsewhere(from, name));
    return;
  }
  other.dispatchEvent(new CustomEvent("saved-data", { detail: [raw, from] }));
  goOnAt(other);
}

/**
 * @param {Access} access
 * @param {Inputs} raw
 * @param {string} from
 */
function open(access, raw, from) {
  openState(access, raw, from, words.loaded(from));
}

/** @param {DragEvent} event */
function carriesFile({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") === true;
}

/**
 * @param {DragEvent} event
 * @param {HTMLElement} tool
 */
function invite(event, tool) {
  event.preventDefault();
  /** @type {DataTransfer} */ (event.dataTransfer).dropEffect = "copy";
  tool.dataset["drop"] = "";
}
