/**
 * The page's one Python: started when someone needs it, shared by all tools, asked with text.
 * If its worker dies it is started again once; if that one dies too before it has answered anything, or a worker
 * says that it cannot start in any way, the page goes on without it.
 */

/** @typedef {"idle" | "starting" | "ready" | "restarting" | "dead"} State */
/**
 * @typedef {object} Waiting
 * @property {(answer: string) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {string} question
 * @property {boolean} sent whether the worker has it
 */

const PATIENCE = 15_000;

export class Python extends EventTarget {
  /** @type {State} */
  state = "idle";
  version = "";
  /** How it was started: from its memory "image", a small "stdlib", or "plain". */
  way = "";
  reason = "";
  /** Whether it is dead because nobody has saved it, and the host does not answer. */
  unsaved = false;

  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;
  #asked = 0;
  #lives = 2;
  #hire;

  /** @param {() => Worker | Promise<Worker>} hire makes a worker that has been told to start */
  constructor(hire) {
    super();
    this.#hire = hire;
  }

  /** Start, unless that has happened already. */
  start() {
    if (this.state === "idle") void this.#launch("starting");
  }

  /** Fulfilled when it answers, or will not. */
  async settled() {
    while (this.state !== "ready" && this.state !== "dead") {
      await new Promise((resolve) => this.addEventListener("state", resolve, { once: true }));
    }
  }

  /** Give a dead Python another two lives, and let every tool ask again what was left unanswered. */
  retry() {
    this.#lives = 2;
    if (this.state === "dead") void this.#launch("starting");
    this.dispatchEvent(new Event("again"));
  }

  /** Say why it is dead, when that has been found out. */
  tellUnsaved() {
    if (this.state !== "dead") return;
    this.unsaved = true;
    this.dispatchEvent(new Event("state"));
  }

  /**
   * The answer to a question, when Python has been started; rejected when there is no Python to give one, or when it
   * is not wanted any more and still waits for Python to be up.
   * @param {string} question
   * @param {AbortSignal} unwanted
   * @returns {Promise<string>}
   */
  ask(question, unwanted) {
    if (this.state === "dead") return Promise.reject(new Error(this.reason));
    const settled = new AbortController(); // then nobody waits to hear that it is not wanted
    /** @type {Promise<string>} */
    const answer = new Promise((resolve, reject) => {
      const id = ++this.#asked;
      const waiting = { resolve, reject, question, sent: false };
      this.#waiting.set(id, waiting);
      if (this.state === "ready") this.#send(id, waiting);
      const giveUp = () => {
        if (!waiting.sent && this.#waiting.delete(id)) reject(unwanted.reason);
      };
      unwanted.addEventListener("abort", giveUp, { signal: settled.signal });
    });
    return answer.finally(() => settled.abort());
  }

  /** @param {State} state */
  async #launch(state) {
    this.unsaved = false;
    this.#become(state);
    try {
      this.#worker = await this.#hire();
    } catch (error) {
      this.#die(String(error));
      return;
    }
    const worker = this.#worker;
    worker.onmessage = ({ data }) => worker === this.#worker && this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#die(event.message || "the worker could not run");
    };
  }

  /** @param {{type: string, id: number, answer: string, message: string, version: string, way: string}} news */
  #hear(news) {
    if (news.type === "ready") {
      this.version = news.version;
      this.way = news.way;
      this.#become("ready");
      for (const [id, waiting] of this.#waiting) this.#send(id, waiting);
      return;
    }
    if (news.type === "dead") {
      this.#lives = 1; // all that can be tried has been
      this.#die(news.message);
      return;
    }
    const waiting = this.#waiting.get(news.id);
    this.#waiting.delete(news.id);
    if (this.#waiting.size === 0) clearTimeout(this.#watch);
    this.#lives = 2;
    if (news.type === "answer") waiting?.resolve(news.answer);
    else waiting?.reject(new Error(news.message));
  }

  /**
   * @param {number} id
   * @param {Waiting} waiting
   */
  #send(id, waiting) {
    waiting.sent = true;
    this.#worker?.postMessage({ type: "ask", id, question: waiting.question });
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#die("it stopped answering"), PATIENCE);
  }

  /** @param {string} reason */
  #die(reason) {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.reason = reason;
    for (const waiting of this.#waiting.values()) waiting.sent = false;
    this.#lives -= 1;
    if (this.#lives > 0) {
      void this.#launch("restarting");
      return;
    }
    this.#become("dead");
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error(reason));
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
