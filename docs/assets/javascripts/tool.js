/** One tool on the page: its controls ask, and the answer is painted in place. */
import { readAnswer } from "./answer.js";
import { answerTo, questionText } from "./ask.js";
import { engineLine, sentence } from "./engine-line.js";
import { mountFollower } from "./follower.js";
import { caughtUp, controlOf, follow, readForm, startOf, writeForm } from "./form.js";
import { mountHistory } from "./history.js";
import { labelOf, mountLabels, offer, showErrors, startsOf } from "./labels.js";
import { latestOnly } from "./latest.js";
import { lead, mountLeads } from "./lead.js";
import { mountLoad } from "./load.js";
import { LookAhead } from "./look-ahead.js";
import { mountMap } from "./map.js";
import { mountMenus } from "./menu.js";
import { mountMonth, readMonths } from "./month.js";
import { mountPins } from "./pins.js";
import { prepared } from "./prepared.js";
import { mountResult } from "./result.js";
import { mountSave } from "./save.js";
import { mountShare } from "./share.js";
import { mountSizing } from "./sizing.js";
import { statusLine } from "./status.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./ahead.js").Ahead} Ahead */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Refusal} Refusal */
/** @typedef {import("./ask.js").Question} Question */
/** @typedef {import("./foresight.js").Foresight} Foresight */
/** @typedef {import("./python.js").Python} Python */
/** @typedef {import("./unpack.js").Inputs} Inputs */

/** For how long an answer of Python's may be on its way before the old one is marked. */
const SLOW = 300;

/**
 * Make a tool live.
 * @param {HTMLElement} tool
 * @param {Python} python
 * @param {Ahead} ahead
 * @param {Foresight} foresight
 * @param {AbortSignal} gone aborted when the tool has left the page
 * @returns {{prepare: () => Promise<unknown>}} what to do when the tool is about to be used
 */
export function mount(tool, python, ahead, foresight, gone) {
  const name = /** @type {string} */ (tool.dataset["tool"]);
  const form = /** @type {HTMLFormElement} */ (tool.querySelector("[data-form]"));
  const region = /** @type {HTMLElement} */ (tool.querySelector("[data-result]"));
  const status = statusLine(/** @type {HTMLElement} */ (tool.querySelector("[data-status]")));
  const resetAll = /** @type {HTMLButtonElement} */ (tool.querySelector("[data-reset-all]"));
  const result = mountResult(region, tool.id, catchFocus, gone);
  const showLabels = mountLabels(form);
  const engine = engineLine(/** @type {HTMLElement} */ (tool.querySelector("[data-engine]")), python);
  let asked = 0;
  let answered = 0;
  const shown = { waiting: false, refused: false, ahead: false };
  let released = false;
  let told = python.state;
  let link = tool.dataset["fragment"] ?? `${name}?v=1`;
  /** @type {string | undefined} */
  let set;
  /** @type {Inputs | undefined} what the controls say; the same object until they are changed */
  let read;

  const ask = latestOnly(
    (/** @type {Question} */ question, unwanted) => answerTo(python, ahead, question, unwanted),
    ({ text, from }, { inputs, turn }) => {
      const question = questionText(name, inputs);
      if (from === "python") foresight.keep(question, text); // the others are at hand without it
      if (turn > answered) take(foresight.recall(question, asker) ?? asker.read(text), from, turn);
    },
    () => showState(),
  );

  /** @type {import("./foresight.js").Asker} */
  const asker = {
    read(text) {
      const answer = readAnswer(text);
      if (!("errors" in answer)) lead(tool, answer.content);
      return answer;
    },
    getReady(answer) {
      if (asked > answered || "errors" in answer) return;
      readMonths(answer.content);
      result.expect(answer.content);
    },
  };

  const lookAhead = new LookAhead(
    (next) => foresight.expect(next.map((moved) => questionText(name, { ...inputs(), ...moved })), asker),
    gone,
  );

  /** The controls have been changed. */
  function change() {
    read = undefined;
    asked += 1;
    status.drop();
    const turn = asked;
    const foreseen = foresight.recall(questionText(name, inputs()), asker);
    if (foreseen !== undefined) {
      take(foreseen, "python", turn);
      return;
    }
    void prepare();
    void ask({ tool: name, start: startOf(form), inputs: inputs(), turn });
    setTimeout(() => turn > answered && showState(), python.state === "ready" ? SLOW : 0);
  }

  function inputs() {
    return (read ??= Object.freeze(readForm(form)));
  }

  /**
   * @param {Answer | Refusal} answer
   * @param {"python" | "ahead"} from
   * @param {number} turn
   */
  function take(answer, from, turn) {
    const before = answered;
    answered = turn;
    shown.ahead = from === "ahead";
    try {
      paint(answer);
    } catch (error) {
      answered = before;
      showState();
      throw error;
    }
  }

  /** Have answers ready, and Python. */
  async function prepare() {
    if (python.state !== "ready") await prepared(python, ahead, name, startOf(form));
  }

  /**
   * A hand moves something. What it does not see has been laid out, and need not be drawn (tool.css). No sooner: what
   * is pressed could not be reached until the next frame, and a quick click would be lost.
   */
  function leaveOut() {
    tool.dataset["used"] ??= "";
  }

  /** A hand that lets go has arrived: say the answer without waiting for a pause. */
  function letGo() {
    released = asked > answered;
    if (!released) status.flush();
  }

  /** A change is complete. */
  function release(mended = false) {
    tool.dispatchEvent(new CustomEvent("released", { detail: { mended } }));
  }

  /**
   * At once and not in the next frame's own time: moves come one to a frame, so answers do too, and the
   * frame has only to be drawn.
   * @param {Answer | Refusal} answer
   */
  function paint(answer) {
    if ("errors" in answer) {
      shown.refused = true;
      showErrors(form, answer.errors);
      sayLater(answer.errors.map((error) => `${labelOf(form, error.field)}: ${error.message}`).join(" "));
      tool.dispatchEvent(new CustomEvent("refused", { detail: answer.errors }));
    } else {
      result.show(answer.content);
      showMonth(answer.content);
      showLabels({ ...answer.labels, answer: { summary: answer.summary } });
      const pressed = resetAll === document.activeElement;
      offer(resetAll, startsOf(answer.labels));
      if (pressed && resetAll.disabled) tool.focus({ preventScroll: true });
      link = answer.link;
      if (shown.refused) showErrors(form, []);
      shown.refused = false;
      sayLater(answer.summary);
      if (released) status.flush();
    }
    released = false;
    showState();
    if (!shown.refused) tool.dispatchEvent(new Event("answered"));
  }

  /**
   * Have an answer said, unless a newer one is on its way.
   * @param {string} text
   */
  function sayLater(text) {
    if (answered === asked) status.later(text);
  }

  /** @type {Access} */
  const access = {
    tool,
    name,
    inputs,
    set(inputs, how = "arrived") {
      writeForm(form, inputs);
      change();
      if (how === "moving") leaveOut();
      else release(how === "mended");
    },
    async ask(request) {
      python.start();
      const asked = questionText(name, inputs(), { id: tool.id, ...request });
      const answer = JSON.parse(await python.ask(asked, gone));
      if (!("errors" in answer)) return answer;
      const message = answer.errors.map((/** @type {Error} */ error) => error.message).join(" ");
      throw Object.assign(new Error(message), { name: "Refused" });
    },
    answering: () => asked > answered && python.state === "ready",
    link: () => link,
    say: status.now,
    gone,
  };

  const showMonth = mountMonth(access);

  /**
   * Whether something is one of the tool's controls: some stand below the result, outside the form's element.
   * @param {EventTarget | null} target
   * @returns {target is HTMLInputElement}
   */
  function isOurs(target) {
    return target instanceof HTMLInputElement && target.form === form;
  }

  /** The button that was pressed is gone with what it offered: go on where its effect is. */
  function catchFocus() {
    const effect = set && (controlOf(form, set) ?? region.querySelector('[aria-pressed="true"]'));
    /** @type {HTMLElement} */ (effect ?? tool).focus({ preventScroll: true });
  }

  /** Mark an answer that is not the controls', and say what Python is doing. */
  function showState() {
    shown.waiting = asked > answered;
    region.toggleAttribute("data-stale", shown.waiting || shown.refused);
    if (region.ariaBusy !== String(shown.waiting)) region.ariaBusy = String(shown.waiting);
    engine.show(shown);
    if (python.state === "dead" && told !== "dead") status.now(sentence(python, shown));
    told = python.state;
  }

  const options = { signal: gone };
  gone.addEventListener("abort", () => foresight.leave(asker));
  tool.addEventListener("pointerup", letGo, options);
  form.addEventListener("submit", (event) => event.preventDefault(), options);
  tool.addEventListener(
    "input",
    ({ target }) => {
      if (!isOurs(target)) return;
      leaveOut();
      follow(form, target);
      change();
      lookAhead.from(target, asked > answered);
    },
    options,
  );
  tool.addEventListener(
    "click",
    (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-set]");
      if (!(button instanceof HTMLElement)) return;
      const inputs = JSON.parse(/** @type {string} */ (button.dataset["set"]));
      [set] = Object.keys(inputs);
      if (button.dataset["says"] !== undefined) status.now(button.dataset["says"]); // and then the answer
      access.set(inputs);
      if (button.dataset["reset"] !== undefined) controlOf(form, set ?? "")?.focus({ preventScroll: true }); // it goes
    },
    options,
  );
  tool.addEventListener("change", ({ target }) => isOurs(target) && release(), options);
  tool.addEventListener("pointerdown", () => void prepare(), options);
  tool.addEventListener(
    "focusin",
    ({ target }) => {
      void prepare();
      lookAhead.forget(target);
      lookAhead.from(target, asked > answered);
      // Firefox is content with a part of what has the focus, or with what something covers.
      const seen = /** @type {Element} */ (target);
      if (!seen.matches(":focus-visible")) return;
      const show = () => seen === document.activeElement && seen.scrollIntoView({ block: "nearest", inline: "nearest" });
      show();
      requestAnimationFrame(show); // after what Firefox scrolls itself
    },
    options,
  );
  python.addEventListener("state", showState, options);
  python.addEventListener(
    "again",
    () => (asked > answered ? change() : tool.dispatchEvent(new Event("answered"))), // for the panels
    options,
  );
  mountMenus(tool, gone);
  mountSave(access);
  mountLoad(access);
  mountLeads(access);
  tool.tabIndex = -1;
  tool.dataset["live"] = "";
  delete tool.dataset["moved"]; // what was moved before is asked below (caughtUp)
  mountHistory(access);
  const pins = mountPins(access);
  for (const panel of /** @type {NodeListOf<HTMLElement>} */ (tool.querySelectorAll("[data-panel][data-follows]"))) {
    mountFollower(access, panel);
  }
  for (const panel of /** @type {NodeListOf<HTMLElement>} */ (tool.querySelectorAll("[data-panel]:has([data-sizes])"))) {
    mountSizing(access, panel);
  }
  for (const map of /** @type {NodeListOf<HTMLElement>} */ (tool.querySelectorAll("[data-map]"))) {
    mountMap(map, access);
  }
  if (!mountShare(access, pins) && caughtUp(form)) change();
  showState();
  return { prepare };
}
