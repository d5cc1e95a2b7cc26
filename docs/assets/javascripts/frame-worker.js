/** Python, in the worker of a tool in a frame: everything it needs comes as a script, the one thing no host keeps back. */
import { fromParts } from "./from-parts.js";
import { serve } from "./serve.js";

/** What stands before this in that script (builder/embeds.py). */
const holder = /** @type {{PYTHON?: {run: () => void, wasm: string, image: string}}} */ (
  /** @type {unknown} */ (globalThis)
);

serve(async () => {
  const { PYTHON } = holder;
  if (PYTHON === undefined) throw new Error("Python came without its parts");
  delete holder.PYTHON;
  PYTHON.run();
  return fromParts(PYTHON);
});
