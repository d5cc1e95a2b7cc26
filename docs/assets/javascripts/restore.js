/** Puts a tool into a state that comes from outside: a link, or a saved file. */
import { labelOf, startText, takes } from "./form.js";

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
 * @param {string} from where it comes from, such as "link"
 * @param {string[]} [remarks] what else is to be told
 */
export function openState(access, given, from, remarks = []) {
  const { tool, set, inputs } = access;
  const known = inputs();
  const own = (/** @type {string} */ name) => Object.hasOwn(known, name);
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  const notes = [...remarks];
  /** @type {Inputs} */
  const wanted = {};
  for (const [name, text] of Object.entries(given)) {
    if (!own(name)) notes.push(`${quoted(name)} is no input of this tool.`);
    else if (!takes(form, name, text)) notes.push(`${quoted(text)} is none of the choices for ${name}.`);
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
      const mended = problems.filter(({ field, nearest }) => own(field) && nearest !== "" && nearest !== now[field]);
      over.abort();
      for (const { field, nearest } of mended) {
        notes.push(`${labelOf(form, field)}: ${quoted(now[field] ?? "")} became ${nearest}.`);
      }
      tell(access, from, notes);
      if (mended.length > 0) set(Object.fromEntries(mended.map(({ field, nearest }) => [field, nearest])));
    },
    { signal },
  );
  for (const event of ["answered", "input"]) tool.addEventListener(event, () => over.abort(), { signal });
  tell(access, from, notes);
  set({ ...startText(form, wanted), ...wanted });
}

/**
 * @param {Access} access
 * @param {string} from
 * @param {string[]} notes
 */
function tell({ tool, say, gone }, from, notes) {
  const place = /** @type {HTMLElement} */ (tool.querySelector("[data-note]"));
  place.hidden = notes.length === 0;
  const count = notes.length === 1 ? "One thing" : `${notes.length} things`;
  place.textContent = notes.length === 0 ? "" : `${count} in this ${from} could not be used as it was. ${notes.join(" ")}`;
  if (notes.length > 0) say(place.textContent);
  const clear = () => (place.hidden = true);
  tool.addEventListener("input", clear, { once: true, signal: gone });
}

/** @param {string} text */
function quoted(text) {
  return `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;
}
