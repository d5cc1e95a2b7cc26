/**
 * A line over the page that can be put away, perhaps with something else to do about it.
 * @param {string} text
 * @param {string} away the label of the button that puts it away
 * @param {Record<string, () => void>} [choices] what else to do, by the label of its button
 */
export function notice(text, away, choices = {}) {
  const line = document.createElement("div");
  line.className = "notice";
  document.body.append(line);
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  requestAnimationFrame(() => (words.textContent = text)); // what is there from the first is not read out
  /** @type {EventTarget | null} */
  let before = null;
  line.addEventListener("focusin", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && line.contains(relatedTarget))) before = relatedTarget;
  });
  const close = () => {
    const focused = line.contains(document.activeElement);
    line.remove();
    if (focused) goOnAt(before);
  };
  line.append(words, ...Object.entries({ ...choices, [away]: close }).map(([label, act]) => button(label, act)));
  return line;
}

/**
 * Put the focus back where it came from; from nowhere, or where nothing is any more, to the page's content.
 * @param {EventTarget | null} before
 */
function goOnAt(before) {
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  const content = document.querySelector("main");
  content?.setAttribute("tabindex", "-1");
  content?.focus({ preventScroll: true });
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.className = "notice__button";
  made.addEventListener("click", act);
  return made;
}
