/** What the parts of a tool that come after its answer may do with it: read it, change it, ask the engine about it. */

/** @typedef {import("./unpack.js").Inputs} Inputs */

/**
 * How a change is made: it has "arrived" and is complete; it is "moving", as in a drag, and more of it is to come; or it
 * has "mended" the one before, of which it is a part then.
 * @typedef {"arrived" | "moving" | "mended"} How
 */

/**
 * @typedef {object} Access
 * @property {HTMLElement} tool the whole tool, which also tells: "answered" after each answer is painted, "refused"
 *   when the engine cannot use what the controls say (detail: its errors), and "released" when a change is complete,
 *   such as a slider that was let go (detail: whether it mended the one before)
 * @property {string} name of the tool
 * @property {() => Readonly<Inputs>} inputs what the controls say now, as raw text; the same object until they change
 * @property {(inputs: Inputs, how?: How) => void} set put raw text into controls and ask, as if the reader had
 * @property {<A>(request: object) => Promise<A>} ask what Python answers about the controls' inputs now: `request`
 *   says what is asked (engine/web.py); starts Python, and is rejected when there is none, or when it refuses; then
 *   the error's name is "Refused" and its message says why
 * @property {() => boolean} answering whether Python is up, and an answer on its way
 * @property {() => string} link the fragment of a link to the last answer, without the #
 * @property {(message: string) => void} say have the tool's status line say something now
 * @property {AbortSignal} gone aborted when the tool has left the page
 */

export {};
