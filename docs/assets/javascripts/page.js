/** The tools on a page: each is made live, and got ready when it is about to be used. */
import { Foresight } from "./foresight.js";
import { leftAlone } from "./prepared.js";
import { startOf } from "./form.js";
import { saves } from "./saves.js";
import { mount } from "./tool.js";

/** @typedef {import("./ahead.js").Ahead} Ahead */
/** @typedef {import("./python.js").Python} Python */

/** Characters that a small screen shows. */
const SCREENFUL = 1000;

export class Tools {
  #python;
  #ahead;
  #foresight;
  /** @type {Map<Element, {prepare: () => Promise<unknown>, ready: Promise<unknown>, leave: () => void}>} */
  #mounted = new Map();

  /** Everything is got ready when a tool is about to come into view; whoever saves data has to touch it. */
  #near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && !saves()) this.#mounted.get(target)?.prepare();
      }
    },
    { rootMargin: "50%" },
  );

  /**
   * @param {Python} python
   * @param {Ahead} ahead
   */
  constructor(python, ahead) {
    this.#python = python;
    this.#ahead = ahead;
    this.#foresight = new Foresight(python);
  }

  /** Resolved when every tool that the page opens with has what it needs. */
  get ready() {
    return Promise.allSettled([...this.#mounted.values()].map(({ ready }) => ready));
  }

  /** Make the tools live that are new on the page, and leave those that are gone. */
  mountAll() {
    for (const [tool, { leave }] of this.#mounted) {
      if (tool.isConnected) continue;
      leave();
      this.#near.unobserve(tool);
      this.#mounted.delete(tool);
    }
    for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tool]"))) {
      if (!this.#mounted.has(tool)) this.#mount(tool);
    }
  }

  /**
   * The status line is a tool's last element: a tool that has it has arrived whole.
   * @param {HTMLElement} tool
   */
  #mount(tool) {
    const ready = opens(tool) && !saves() ? this.#fetchEarly(tool) : Promise.resolve();
    if (tool.querySelector("[data-status]") === null) return;
    const leaves = new AbortController();
    const { prepare } = mount(tool, this.#python, this.#ahead, this.#foresight, leaves.signal);
    this.#mounted.set(tool, { prepare, ready, leave: () => leaves.abort() });
    this.#near.observe(tool);
  }

  /**
   * Answers for what a page opens with are asked for while the rest of it is still arriving: the form has, when the
   * result begins. Python, which is large, waits until the tool is seen to be near.
   * @param {HTMLElement} tool
   */
  async #fetchEarly(tool) {
    if (tool.querySelector("[data-result]") === null) return;
    const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
    await this.#ahead.load(/** @type {string} */ (tool.dataset["tool"]), startOf(form)).catch(() => {}); // Python will
    await leftAlone(this.#python);
  }
}

/**
 * Whether a page opens with a tool: its words before it fit a small screen. Asking where it stands would have to
 * wait until the page is laid out.
 * @param {HTMLElement} tool
 */
function opens(tool) {
  const before = document.createRange();
  before.selectNodeContents(tool.closest("article") ?? document.body);
  before.setEndBefore(tool);
  return before.toString().trim().length < SCREENFUL;
}
