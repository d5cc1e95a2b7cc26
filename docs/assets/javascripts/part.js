/**
 * What a page carries inside itself, in a script element that no browser runs; empty when it is missing.
 * @param {string} name
 */
export function part(name) {
  return document.querySelector(`script[data-part="${name}"]`)?.textContent ?? "";
}
