/**
 * Answers to what a reader will probably ask next, got from Python while it has nothing else to do. A slider that
 * moves to where it was expected is answered at once, in the very frame it moves in.
 */

import { readAnswer } from "./answer.js";

/** How many answers are kept; the oldest go first. */
const KEPT = 24;

export class Foresight {
  #python;
  /** @type {Map<string, {text: string, read?: ReturnType<typeof readAnswer> | undefined}>} */
  #answers = new Map();
  /** @type {string[]} */
  #expected = [];
  #asking = false;
  /** Python has stopped: what it was asked then may have been the reason, and nobody needs it. */
  #stopped = new AbortController();

  /** @param {import("./python.js").Python} python */
  constructor(python) {
    this.#python = python;
    python.addEventListener("state", () => {
      if (python.state === "ready") return;
      this.#expected = [];
      this.#stopped.abort();
      this.#stopped = new AbortController();
    });
  }

  /**
   * The answer to a question that was expected, or that has been asked lately.
   * @param {string} question
   */
  recall(question) {
    const kept = this.#answers.get(question);
    if (kept === undefined) return undefined;
    const answer = kept.read ?? readAnswer(kept.text);
    kept.read = undefined; // it is about to be used up
    return answer;
  }

  /**
   * @param {string} question
   * @param {string} text
   */
  keep(question, text) {
    this.#keep(question, { text });
  }

  /**
   * @param {string} question
   * @param {{text: string, read?: ReturnType<typeof readAnswer>}} answer
   */
  #keep(question, answer) {
    this.#answers.set(question, answer);
    const [oldest = ""] = this.#answers.keys();
    if (this.#answers.size > KEPT) this.#answers.delete(oldest);
  }

  /**
   * Get answers to these questions, the first one first; what was expected before is not expected any more.
   * @param {string[]} questions
   */
  expect(questions) {
    this.#expected = questions.filter((question) => !this.#answers.has(question));
    if (!this.#asking && this.#python.state === "ready") void this.#ask();
  }

  async #ask() {
    this.#asking = true;
    for (let question = this.#expected.shift(); question !== undefined; question = this.#expected.shift()) {
      try {
        const text = await this.#python.ask(question, this.#stopped.signal);
        this.#keep(question, { text, read: readAnswer(text) });
      } catch {
        break; // the reader's own questions tell what is wrong
      }
    }
    this.#asking = false;
  }
}
