/**
 * A reader of the chart: it follows the pointer and the keyboard from month to month, and says what the chart's table
 * says of it. What it adds to the chart is its own and is kept when the answer changes.
 */

import { nearest } from "./stops.js";
import { write } from "./write.js";

/** @typedef {import("./access.js").Access} Access */

/** The month that is read before the reader has chosen one. */
const FIRST = 12;

/**
 * @typedef {object} Table what the chart's table says
 * @property {string[]} heads
 * @property {HTMLTableRowElement[]} rows
 * @property {number[]} months of the rows
 */

/** @type {WeakMap<ParentNode, Table>} of answers that were read before they are wanted */
const tables = new WeakMap();

/**
 * Read the table of an answer that will probably be wanted.
 * @param {ParentNode} answer stays as it is
 */
export function readMonths(answer) {
  tables.set(answer, tableIn(answer));
}

/**
 * @param {ParentNode} answer
 * @returns {Table}
 */
function tableIn(answer) {
  const table = /** @type {HTMLTableElement | null} */ (answer.querySelector("[data-months]"));
  const rows = [...(table?.tBodies[0]?.rows ?? [])];
  const heads = [...(table?.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent ?? "");
  return { heads, rows, months: rows.map((row) => Number(row.cells[0]?.textContent)) };
}

/**
 * Give a tool's chart its reader.
 * @param {Access} access
 * @returns {(answer: ParentNode) => void} follows an answer
 */
export function mountMonth({ tool, gone }) {
  const place = /** @type {HTMLElement | null} */ (tool.querySelector("[data-month]"));
  if (place === null) return () => {};
  const slider = Object.assign(document.createElement("input"), { type: "range", min: "0", className: "month__slider" });
  slider.classList.add("control__slider");
  slider.autocomplete = "off";
  slider.setAttribute("aria-label", place.dataset["month"] ?? "");
  const line = Object.assign(document.createElement("div"), { className: "month__line" });
  const words = Object.assign(document.createElement("p"), { className: "month__words" });
  words.setAttribute("aria-hidden", "true"); // the slider says the same
  /** What was answered last; the table on the page may wait, and change. */
  let table = tableIn(tool);
  let month = FIRST;
  let shown = { told: "", place: NaN };

  /** Show the row of the month, or the nearest that the table has. */
  function show() {
    const { heads, rows, months } = table;
    const index = nearest(months, month);
    const cells = /** @type {HTMLTableRowElement} */ (rows[index]).cells;
    const told = [...cells].map((cell, column) => `${heads[column]} ${cell.textContent}`);
    const next = { told: told.join(" · "), place: (months[index] ?? 0) / (months.at(-1) ?? 1) };
    if (slider.max !== String(rows.length - 1)) slider.max = String(rows.length - 1);
    if (slider.value !== String(index)) slider.value = String(index);
    if (next.told !== shown.told) {
      slider.ariaValueText = told.join(", ");
      write(words, next.told);
    }
    if (next.place !== shown.place) {
      line.style.insetInlineStart = `calc(var(--left) + (100% - var(--left) - var(--right)) * ${next.place})`;
    }
    shown = next;
  }

  /** @param {PointerEvent} event */
  function point(event) {
    if (event.target === slider) return;
    const { left, width } = slider.getBoundingClientRect();
    const thumb = 24; // the slider is wider than the chart by one thumb, so that its middle is on the month
    month = ((event.clientX - left - thumb / 2) / (width - thumb)) * (table.months.at(-1) ?? 0);
    show();
  }

  const options = { signal: gone };
  slider.addEventListener(
    "input",
    (event) => {
      event.stopPropagation(); // no question of the tool's
      month = table.months[Number(slider.value)] ?? FIRST;
      show();
    },
    options,
  );
  const chart = /** @type {HTMLElement} */ (place.parentElement);
  for (const event of /** @type {const} */ (["pointermove", "pointerdown"])) {
    chart.addEventListener(event, point, options);
  }
  place.append(line, slider, words);
  show();
  return (answer) => {
    table = tables.get(answer) ?? tableIn(answer);
    show();
  };
}
