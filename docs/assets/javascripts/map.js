/**
 * A map of two inputs: in every cell what holds there, and a mark where the reader is, which can be moved. A cell is a
 * place on each of two axes; the first one is at the lower left.
 */
import { afterFrame, once } from "./after-frame.js";
import { touched } from "./form.js";
import { Axis } from "./map-axis.js";
import { Cells } from "./map-cells.js";
import { moveByHand } from "./map-hand.js";
import { write } from "./write.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./map-hand.js").Cell} Cell */

/** How wide and high the drawing is, in its own units. */
const SIDE = 1000;

/** How long keys rest before the cell that they led to is said. */
const PAUSE = 150;

/**
 * Make a map live.
 * @param {HTMLElement} map
 * @param {Access} access
 */
export function mountMap(map, access) {
  const { tool, gone } = access;
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  const choosers = { x: chooser("x"), y: chooser("y") };
  const axes = { x: new Axis(choosers.x, tool), y: new Axis(choosers.y, tool) };
  const opening = Object.values(choosers).every(({ selectedOptions: [option] }) => option?.defaultSelected);
  const cells = new Cells(map, access, axes, opening && touched(form).length === 0);
  const plot = find("[data-plot]");
  const says = find("[data-says]");
  let names = { x: axes.x.name, y: axes.y.name };
  /** @type {object | undefined} the inputs that the map has followed */
  let followed;
  /** @type {object | undefined} the inputs that keys led to, where they rest and the cell is not said yet */
  let unsaid;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const here = () => ({ x: axes.x.place, y: axes.y.place });
  const ground = {
    here,
    size: () => ({ x: axes.x.places, y: axes.y.places }),
    limited: (/** @type {Cell} */ { x, y }) => ({ x: axes.x.limited(x), y: axes.y.limited(y) }),
    go,
    keep,
  };

  /**
   * Set the inputs that are elsewhere; one that is shown at its nearest place keeps what it says.
   * @param {Cell} cell
   * @param {{done: boolean, aloud: boolean}} how
   */
  function go({ x, y }, { done, aloud }) {
    const moved = [{ axis: axes.x, to: x }, { axis: axes.y, to: y }].filter(({ axis, to }) => axis.place !== to);
    const inputs = Object.fromEntries(moved.map(({ axis, to }) => [axis.name, axis.textAt(to)]));
    access.set(inputs, done ? "arrived" : "moving");
    show();
    if (!aloud) return;
    const led = access.inputs();
    clearTimeout(timer);
    timer = setTimeout(() => {
      unsaid = led;
      say();
    }, PAUSE);
  }

  /** What puts both inputs back to what they say now. */
  function keep() {
    const inputs = access.inputs();
    const kept = Object.fromEntries(Object.values(axes).map(({ name }) => [name, inputs[name] ?? ""]));
    return () => {
      access.set(kept);
      show();
    };
  }

  /** Put the mark where the inputs are, and write what the cell there says. */
  function show() {
    const { x, y } = here();
    const across = Math.round((SIDE * (x + 0.5)) / axes.x.places);
    const down = Math.round(SIDE - (SIDE * (y + 0.5)) / axes.y.places);
    const place = `translate(${across} ${down})`;
    for (const mark of map.querySelectorAll("[data-marker]")) {
      if (mark.getAttribute("transform") !== place) mark.setAttribute("transform", place);
    }
    if (!cells.old) write(says, sentence());
  }

  /** Say what the cell says, once it is known, in the place of what the whole tool has said or is about to. */
  function say() {
    if (unsaid !== access.inputs() || cells.old || access.answering()) return;
    unsaid = undefined;
    access.say(sentence());
  }

  function sentence() {
    const { x, y } = here();
    /** @type {Record<string, string | undefined>} */
    const words = {
      x: axes.x.label,
      y: axes.y.label,
      across: axes.x.said,
      up: axes.y.said,
      kind: find(`[data-letter="${cells.letterAt({ x, y })}"]`).dataset["name"],
    };
    return (map.dataset["cell"] ?? "").replace(/\{(\w+)\}/g, (_, word) => words[word] ?? "");
  }

  /** Some input may have changed, or only been answered. Where nobody is near, a hand is not kept waiting. */
  function change() {
    followed = access.inputs();
    if (cells.near) keepUp();
    else keepUpSoon();
  }

  function keepUp() {
    show();
    cells.update();
    say();
  }

  /** A change that has been answered at once has been followed. */
  function follow() {
    if (followed !== access.inputs()) change();
  }

  /** An input that was on the other axis leaves it to the one whose place it takes. */
  function choose() {
    if (axes.x.name === axes.y.name) {
      if (axes.x.name === names.x) axes.x.name = names.y;
      else axes.y.name = names.x;
    }
    names = { x: axes.x.name, y: axes.y.name };
    for (const axis of /** @type {("x" | "y")[]} */ (["x", "y"])) showTicks(axis);
    show();
    cells.update(0);
  }

  /**
   * Write what the ends and the middle of an axis mean; high places of the one that goes up come first.
   * @param {"x" | "y"} axis
   */
  function showTicks(axis) {
    const last = axes[axis].places - 1;
    const places = [0, Math.floor(last / 2), last];
    const texts = find(`[data-ticks="${axis}"]`).querySelectorAll("[data-tick-text]");
    for (const [at, text] of (axis === "y" ? [...texts].reverse() : [...texts]).entries()) {
      write(/** @type {HTMLElement} */ (text), axes[axis].labelAt(places[at] ?? 0));
    }
  }

  /** @param {"x" | "y"} axis */
  function chooser(axis) {
    return /** @type {HTMLSelectElement} */ (find(`[data-axis="${axis}"]`));
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  function find(selector) {
    return /** @type {HTMLElement} */ (map.querySelector(selector));
  }

  const keepUpSoon = once(afterFrame, () => gone.aborted || keepUp());
  const options = { signal: gone };
  moveByHand(plot, ground, gone);
  for (const axis of Object.values(choosers)) axis.addEventListener("change", choose, options);
  for (const event of ["input", "released"]) tool.addEventListener(event, follow, options);
  tool.addEventListener("answered", change, options);
  cells.addEventListener("drawn", () => {
    show();
    say();
  });
  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-describedby", `${says.id} ${find("[data-hint]").id}`);
  choose();
}
