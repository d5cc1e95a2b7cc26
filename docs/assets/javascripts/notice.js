/**
 * A line over the page, with something to do about it.
 * @param {string} text
 * @param {string} label
 * @param {() => void} act
 */
export function notice(text, label, act) {
  const line = document.createElement("div");
  line.className = "notice";
  document.body.append(line);
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  requestAnimationFrame(() => (words.textContent = text)); // what is there from the first is not read out
  line.append(words, button(label, act), button("Not now", () => line.remove()));
  return line;
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
