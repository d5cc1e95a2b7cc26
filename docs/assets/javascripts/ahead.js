/** Answers from before Python is up: what the build worked out for a tool's starting points, fetched when needed. */
import { unpack } from "./unpack.js";

/** @typedef {import("./unpack.js").Inputs} Inputs */
/** @typedef {(inputs: Inputs) => string | undefined} Answers */

export class Ahead {
  /** @type {Map<string, Promise<Answers>>} */
  #fetched = new Map();
  #get;

  /** @param {(name: string) => Promise<import("./unpack.js").Packed>} get a starting point's file, by `tool/start` */
  constructor(get) {
    this.#get = get;
  }

  /**
   * Fetch a starting point's answers, unless that has happened already; a failure may be tried again.
   * @param {string} tool
   * @param {string} start
   * @returns {Promise<Answers>}
   */
  load(tool, start) {
    const name = `${tool}/${start}`;
    let answers = this.#fetched.get(name);
    if (answers === undefined) {
      answers = this.#get(name).then(unpack);
      answers.catch(() => this.#fetched.delete(name));
      this.#fetched.set(name, answers);
    }
    return answers;
  }

  /**
   * The answer to inputs that are at most one move away from a starting point; rejected when there is none, or
   * when it is not wanted any more.
   * @param {string} tool
   * @param {string} start
   * @param {Inputs} inputs
   * @param {AbortSignal} unwanted
   * @returns {Promise<string>}
   */
  async ask(tool, start, inputs, unwanted) {
    /** @type {Promise<never>} */
    const givenUp = new Promise((_, reject) => unwanted.addEventListener("abort", () => reject(unwanted.reason)));
    const answer = (await Promise.race([this.load(tool, start), givenUp]))(inputs);
    if (answer === undefined) throw new Error("not worked out ahead");
    return answer;
  }
}
