/** Puts a tool into a state that comes from outside: a link, or a saved file. */
import { startText, takes } from "./form.js";
import { labelOf } from "./labels.js";
import { tell } from "./tell.js";
import { words } from "./words.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {{field: string, message: string, nearest: string}} Problem */

/** Of a name or a value that is not of our making, only so much is repeated. */
const QUOTED = 24;

/**
 * Set every control: what is given, and the rest as the tool starts. What the engine refuses is replaced by what is
 * nearest to it, and the reader is told. One step for undo.
 * @param {Access} access
 * @param {Inputs} given raw text by the name of its control; nothing in it is trusted
 * @param {string} from where it comes from, as the reader knows it
 * @param {string} [well] what is told when all of it can be used
 * @param {string[]} [remarks] what else is to be told
 */
export function openState(access, given, from, well = "", remarks = []) {
  const { tool, set, inputs } = access;
  const known = inputs();
  const own = (/** @type {string} */ name) => Object.hasOwn(known, name);
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  const notes = [...remarks];
  /** @type {Inputs} */
  const wanted = {};
  for (const [name, text] of Object.entries(given)) {
    if (!own(name)) notes.push(words.noInput(quoted(name)));
    else if (!takes(form, name, text)) notes.push(words.noChoice(quoted(text), name));
    else wanted[name] = text;
  }
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, access.gone]);

  tool.addEventListener(
    "refused",
    (event) => {
      /** @type {Problem[]} */
      const problems = /** @type {CustomEvent} */ (event).detail;
      const now = inputs();
      const mended = problems.filter(({ field, nearest }) => own(field) && nearest !== now[field]);
      over.abort();
      for (const { field, nearest } of mended) {
        notes.push(words.became(labelOf(form, field), quoted(now[field] ?? ""), nearest));
      }
      if (mended.length > 0) set(Object.fromEntries(mended.map(({ field, nearest }) => [field, nearest])), "mended");
      tell(access, words.corrected(from, notes));
    },
    { signal },
  );
  tool.addEventListener("input", () => over.abort(), { signal });
  tool.addEventListener("answered", () => isBusy(tool) || over.abort(), { signal }); // it may be to something earlier
  set({ ...startText(form, wanted), ...wanted });
  if (notes.length > 0) tell(access, words.corrected(from, notes));
  else if (well) tell(access, well);
}

/** @param {HTMLElement} tool */
function isBusy(tool) {
  return /** @type {HTMLElement} */ (tool.querySelector("[data-result]")).ariaBusy === "true";
}

/** @param {string} text */
function quoted(text) {
  return `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;
}
