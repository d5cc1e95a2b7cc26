/**
 * Python's worker, hired while a page that opens with a tool is still arriving: a browser takes its time over a worker,
 * and runs the page's own script when the page has been laid out.
 */
import { saves } from "./saves.js";

/** @typedef {{worker: Worker, failed: boolean}} Early */
/** @typedef {{createPolicy: (name: string, rules: {createScriptURL: (address: string) => string}) => {createScriptURL: (address: string) => string}}} Factory */

/** Where one script of the page leaves it for the other. */
const holder = /** @type {{python?: Early | undefined, trustedTypes?: Factory}} */ (/** @type {unknown} */ (globalThis));

/**
 * Hire it, unless the reader saves data. It is told to start later: what it then does takes the processor away from
 * the page, which is laid out just now.
 * @param {string | undefined} address undefined where no tool comes first
 */
export function hireEarly(address) {
  if (address === undefined || saves()) return;
  const rules = { createScriptURL: () => address };
  const trust = holder.trustedTypes?.createPolicy("early", rules) ?? rules;
  try {
    const worker = new Worker(trust.createScriptURL(address), { type: "module", name: "python" });
    const early = { worker, failed: false };
    worker.onerror = () => (early.failed = true);
    holder.python = early;
  } catch {
    // boot.js tells, when someone needs it
  }
}

/** The worker that was hired early, once, if it runs. */
export function hiredEarly() {
  const early = holder.python;
  holder.python = undefined;
  return early?.failed === false ? early.worker : undefined;
}
