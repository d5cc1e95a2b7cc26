/**
 * Answers to what a reader will probably ask next, got from Python while it has nothing else to do. A slider that
 * moves to where it was expected is answered at once, in the very frame it moves in.
 */

import { afterFrame, once, shortly } from "./after-frame.js";

/** How many answers are kept; the oldest go first. */
const KEPT = 24;

/** How many of what is expected are read before they are asked for. Each takes a tenth of a frame to read. */
const LIKELY = 3;

/** How many answers are kept as elements: those shown last, for a hand that turns back, and what was likely then. */
const READ = 4 * LIKELY;

/** @typedef {import("./answer.js").Answer | import("./answer.js").Refusal} Read */
/** @typedef {{text: string, read?: {answer: Read, asker: Asker} | undefined}} Kept */
/**
 * @typedef {object} Asker who asks, and reads what is answered
 * @property {(text: string) => Read} read
 * @property {(answer: Read) => void} getReady is told of an answer that will probably be wanted next
 */

export class Foresight {
  #python;
  /** @type {Map<string, Kept>} */
  #answers = new Map();
  /** @type {Kept[]} what was read, the last one last */
  #lately = [];
  /** @type {string[]} */
  #expected = [];
  /** @type {string[]} the most probable ones that are still to be read */
  #likely = [];
  /** @type {Asker | undefined} who expects them */
  #asker;
  #readSoon = once(shortly, () => this.#read());
  /** @type {string | undefined} the question that Python has */
  #out;
  /** @type {Set<string>} what Python was asked here when it stopped: perhaps the reason */
  #shunned = new Set();
  #stopped = new AbortController();

  /** @param {import("./python.js").Python} python */
  constructor(python) {
    this.#python = python;
    python.addEventListener("state", () => {
      if (python.state === "ready") void this.#ask();
      else this.#stop();
    });
  }

  /**
   * The answer to a question that was expected, or that has been asked lately.
   * @param {string} question
   * @param {Asker} asker
   */
  recall(question, asker) {
    const kept = this.#answers.get(question);
    if (kept === undefined) return undefined;
    if (kept.read?.asker !== asker) kept.read = { answer: asker.read(kept.text), asker };
    this.#lately = [...this.#lately.filter((other) => other !== kept), kept];
    if (this.#lately.length > READ) delete this.#lately.shift()?.read;
    return kept.read.answer;
  }

  /**
   * @param {string} question
   * @param {string} text
   */
  keep(question, text) {
    this.#answers.set(question, { text });
    const [oldest = ""] = this.#answers.keys();
    if (this.#answers.size > KEPT) this.#answers.delete(oldest);
  }

  /**
   * Get answers to these questions, the first one first; what was expected before is not expected any more.
   * @param {string[]} questions
   * @param {Asker} asker
   */
  expect(questions, asker) {
    const known = (/** @type {string} */ question) =>
      this.#answers.has(question) || this.#shunned.has(question) || question === this.#out;
    this.#expected = questions.filter((question) => !known(question));
    this.#likely = questions.slice(0, LIKELY);
    this.#asker = asker;
    this.#read();
    if (this.#python.state === "ready") void this.#ask();
  }

  /**
   * Someone does not ask any more; what was read for them is of no use to others.
   * @param {Asker} asker
   */
  leave(asker) {
    for (const kept of this.#lately.filter(({ read }) => read?.asker === asker)) delete kept.read;
    this.#lately = this.#lately.filter(({ read }) => read !== undefined);
    if (this.#asker !== asker) return;
    this.#asker = undefined;
    this.#expected = [];
    this.#likely = [];
  }

  /** Read one answer, and the others one by one: what a hand does is heard in between. */
  #read() {
    const isHere = (/** @type {string} */ question) => this.#answers.has(question);
    const next = this.#likely.find(isHere);
    if (next === undefined || this.#asker === undefined) return;
    const answer = this.recall(next, this.#asker);
    if (answer !== undefined) this.#asker.getReady(answer);
    this.#likely = this.#likely.filter((question) => question !== next);
    if (this.#likely.some(isHere)) this.#readSoon();
  }

  #stop() {
    if (this.#out !== undefined) this.#shunned.add(this.#out);
    this.#expected = [];
    this.#likely = [];
    this.#stopped.abort();
    this.#stopped = new AbortController();
  }

  async #ask() {
    if (this.#out !== undefined) return;
    for (this.#out = this.#expected.shift(); this.#out !== undefined; this.#out = this.#expected.shift()) {
      try {
        const question = this.#out;
        this.keep(question, await this.#python.ask(question, this.#stopped.signal));
        if (this.#likely.includes(question)) afterFrame(() => this.#read());
      } catch {
        break; // the reader's own questions tell what is wrong
      }
    }
    this.#out = undefined;
  }
}
