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
  /** @type {ParentNode} what was answered last; the table on the page may wait */
  let answer = tool;
  let month = FIRST;
  let shown = "";

  const rows = () => /** @type {HTMLTableRowElement[]} */ ([...answer.querySelectorAll("[data-months] tbody tr")]);
  const monthOf = (/** @type {HTMLTableRowElement | undefined} */ row) => Number(row?.firstElementChild?.textContent);

  /** Show the row of the month, or the nearest that the table has. */
  function show() {
    const all = rows();
    const months = all.map(monthOf);
    const index = nearest(months, month);
    const row = /** @type {HTMLTableRowElement} */ (all[index]);
    const heads = [...(row.closest("table")?.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent ?? "");
    const told = [...row.cells].map((cell, column) => `${heads[column]} ${cell.textContent}`);
    const place = (months[index] ?? 0) / (months.at(-1) ?? 1);
    const next = [all.length, place, ...told].join("\n");
    if (next === shown) return;
    shown = next;
    if (slider.max !== String(all.length - 1)) slider.max = String(all.length - 1);
    slider.value = String(index);
    slider.ariaValueText = told.join(", ");
    write(words, told.join(" · "));
    line.style.insetInlineStart = `calc(var(--left) + (100% - var(--left) - var(--right)) * ${place})`;
  }

  /** @param {PointerEvent} event */
  function point(event) {
    if (event.target === slider) return;
    const { left, width } = slider.getBoundingClientRect();
    const thumb = 24; // the slider is wider than the chart by one thumb, so that its middle is on the month
    month = ((event.clientX - left - thumb / 2) / (width - thumb)) * monthOf(rows().at(-1));
    show();
  }

  const options = { signal: gone };
  slider.addEventListener(
    "input",
    (event) => {
      event.stopPropagation(); // no question of the tool's
      month = monthOf(rows()[Number(slider.value)]);
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
  return (next) => {
    answer = next;
    show();
  };
}
