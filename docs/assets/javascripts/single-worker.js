/** Python, in the worker of an article in one file: Pyodide's script stands before it, and the page sends the rest. */
import { fromParts } from "./from-parts.js";
import { serve } from "./serve.js";

serve(fromParts);
