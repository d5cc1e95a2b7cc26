/**
 * Write a text in the place of another. Where only characters change, nothing is to be styled again.
 * @param {Element} place holds nothing but text
 * @param {string} text
 */
export function write(place, text) {
  const { firstChild: old } = place;
  if (old instanceof Text && old.nextSibling === null) {
    if (old.data !== text) old.data = text;
  } else if (place.textContent !== text) {
    place.textContent = text;
  }
}
