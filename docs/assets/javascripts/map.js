/**
 * A map of two inputs: in every cell who wins there, and a mark where the reader is, which can be moved. A cell is a
 * place on each of two axes, and one unit of the drawing; the first one is at the lower left.
 */
import { touched } from "./form.js";
import { Axis } from "./map-axis.js";
import { Cells } from "./map-cells.js";
import { moveByHand } from "./map-hand.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./map-hand.js").Cell} Cell */

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
  let unsaid = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const here = () => ({ x: axes.x.place, y: axes.y.place });
  const ground = {
    here,
    size: () => ({ x: axes.x.places, y: axes.y.places }),
    limited: (/** @type {Cell} */ { x, y }) => ({ x: axes.x.limited(x), y: axes.y.limited(y) }),
    go,
  };

  /**
   * Set both inputs.
   * @param {Cell} cell
   * @param {{done: boolean, aloud: boolean}} how
   */
  function go({ x, y }, { done, aloud }) {
    access.set({ [axes.x.name]: axes.x.textAt(x), [axes.y.name]: axes.y.textAt(y) }, done ? "arrived" : "moving");
    show();
    if (!aloud) return;
    unsaid = true;
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  }

  /** Put the mark where the inputs are, and write what the cell there says. */
  function show() {
    const { x, y } = here();
    const place = `translate(${x + 0.5} ${axes.y.places - y - 0.5})`;
    for (const mark of map.querySelectorAll("[data-marker]")) mark.setAttribute("transform", place);
    if (!cells.old) write(says, sentence());
  }

  /** Say what the cell says, once it is known, in the place of what the whole tool would. */
  function say() {
    if (!unsaid || cells.old) return;
    unsaid = false;
    access.say(sentence());
  }

  function sentence() {
    const { x, y } = here();
    /** @type {Record<string, string | undefined>} */
    const words = {
      x: axes.x.label,
      y: axes.y.label,
      across: axes.x.textAt(x),
      up: axes.y.textAt(y),
      winner: find(`[data-letter="${cells.letterAt({ x, y })}"]`).dataset["name"],
    };
    return (map.dataset["cell"] ?? "").replace(/\{(\w+)\}/g, (_, word) => words[word] ?? "");
  }

  /** Some input may have changed, or only been answered. */
  function change() {
    show();
    cells.update();
  }

  /** An input that was on the other axis leaves it to the one whose place it takes. */
  function choose() {
    if (axes.x.name === axes.y.name) {
      if (axes.x.name === names.x) axes.x.name = names.y;
      else axes.y.name = names.x;
    }
    names = { x: axes.x.name, y: axes.y.name };
    show();
    cells.update(0);
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

  const options = { signal: gone };
  moveByHand(plot, ground, gone);
  for (const axis of Object.values(choosers)) axis.addEventListener("change", choose, options);
  form.addEventListener("input", change, options);
  for (const event of ["answered", "released"]) tool.addEventListener(event, change, options);
  cells.addEventListener("drawn", () => {
    show();
    say();
  });
  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-describedby", `${says.id} ${find("[data-hint]").id}`);
  choose();
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
