/** Undo and redo of a tool's released changes. */

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./unpack.js").Inputs} Inputs */

/** Changes of the same control within this time, such as by a key held down, are one change. */
const ONE_CHANGE = 1000;

/** So many states are kept. */
const KEPT = 200;

/** What has been, and where in it the reader is. */
export class History {
  /** @type {Inputs[]} */
  #states;
  #at = 0;
  #touched = "";
  #when = -Infinity;

  /** @param {Inputs} opening */
  constructor(opening) {
    this.#states = [opening];
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at < this.#states.length - 1;
  }

  /**
   * Take in what a reader has arrived at; what had been undone is gone then.
   * @param {Inputs} state
   * @param {number} now in milliseconds
   * @param {boolean} mended whether it takes the place of the state before
   */
  arrive(state, now, mended) {
    const touched = changed(state, this.#states[this.#at]);
    if (touched.length === 0) return;
    const same = touched.join() === this.#touched && now - this.#when < ONE_CHANGE && !this.canRedo;
    if (mended && this.canUndo) {
      if (changed(state, this.#states[this.#at - 1]).length === 0) {
        this.#states.length = this.#at;
        this.#at -= 1;
        return;
      }
    } else if (!same) this.#at += 1;
    this.#states.splice(this.#at, Infinity, state);
    if (this.#states.length > KEPT) {
      this.#states.shift();
      this.#at -= 1;
    }
    this.#touched = touched.join();
    this.#when = now;
  }

  /** What was before, to be shown again. */
  undo() {
    return this.#go(-1);
  }

  /** What was undone, to be shown again. */
  redo() {
    return this.#go(1);
  }

  /** @param {1 | -1} way */
  #go(way) {
    this.#touched = "";
    this.#at = Math.max(0, Math.min(this.#states.length - 1, this.#at + way));
    return /** @type {Inputs} */ (this.#states[this.#at]);
  }
}

/**
 * Give a tool's bar its undo and redo. The keys of the platform work in the whole tool, but not in a box
 * where text is being typed, which has an undo of its own.
 * @param {Access} access
 */
export function mountHistory({ tool, inputs, set, gone }) {
  const buttons = {
    undo: /** @type {HTMLButtonElement} */ (tool.querySelector("[data-undo]")),
    redo: /** @type {HTMLButtonElement} */ (tool.querySelector("[data-redo]")),
  };
  const history = new History(inputs());
  const show = () => {
    for (const [button, other, able] of /** @type {const} */ ([
      [buttons.undo, buttons.redo, history.canUndo],
      [buttons.redo, buttons.undo, history.canRedo],
    ])) {
      const focused = button === document.activeElement;
      button.disabled = !able;
      if (focused && !able) (other.disabled ? tool : other).focus({ preventScroll: true });
    }
  };
  const go = (/** @type {"undo" | "redo"} */ way) => {
    if (!(way === "undo" ? history.canUndo : history.canRedo)) return;
    set(history[way](), "moving");
    show();
  };
  const options = { signal: gone };
  tool.addEventListener(
    "released",
    (event) => {
      history.arrive(inputs(), performance.now(), /** @type {CustomEvent} */ (event).detail.mended);
      show();
    },
    options,
  );
  for (const way of /** @type {const} */ (["undo", "redo"])) {
    buttons[way].addEventListener("click", () => go(way), options);
  }
  tool.addEventListener(
    "keydown",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || types(event.target)) return;
      const key = event.key.toLowerCase();
      const way = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : undefined;
      if (way === undefined) return;
      event.preventDefault();
      go(way);
    },
    options,
  );
}

/**
 * The names of the inputs that differ.
 * @param {Inputs} state
 * @param {Inputs | undefined} before
 */
function changed(state, before) {
  return Object.keys(state).filter((name) => state[name] !== before?.[name]);
}

/** @param {EventTarget | null} target */
function types(target) {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
}
