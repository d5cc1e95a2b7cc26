/**
 * Lets Material's script make elements out of text where they can run nothing, and scripts of the site's own addresses,
 * where browsers have Trusted Types; never scripts out of text. The build puts this before that script
 * (builder/material.py); docs/decisions/009 says why.
 */

/**
 * @typedef {object} Rules
 * @property {(html: string, type: string, sink: string) => string | null} createHTML
 * @property {(address: string) => string | null} createScriptURL
 */

const { trustedTypes } = /** @type {{trustedTypes?: {createPolicy: (name: string, rules: Rules) => void}}} */ (
  /** @type {unknown} */ (globalThis)
);

/** The site's address: this script is two folders below it. */
const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** Elements that could bring in something from elsewhere, or change where the page's addresses lead. */
const BRINGERS = "script, iframe, object, embed, base, link, meta";

/** Attributes that hold an address, and how one begins that is a script. */
const ADDRESSES = /^((xlink:)?href|src|action|formaction)$/;
const SCRIPT = "javascript:";

const template = document.createElement("template");
let looks = false;

trustedTypes?.createPolicy("default", {
  /** A whole page, which instant navigation has fetched from the site, has scripts; none of them runs by being read. */
  createHTML(html, _, sink) {
    if (looks || !html.includes("<")) return html;
    looks = true;
    template.innerHTML = html;
    looks = false;
    const { content } = template;
    const brings = !sink.startsWith("DOMParser") && content.querySelector(BRINGERS) !== null;
    return brings || [...content.querySelectorAll("*")].some(runs) ? null : html;
  },
  createScriptURL: (address) => (new URL(address, document.baseURI).href.startsWith(root) ? address : null),
});

/**
 * Whether an element has a handler, or an address that is a script.
 * @param {Element} element
 */
function runs(element) {
  return [...element.attributes].some(
    ({ name, value }) =>
      name.startsWith("on") || (ADDRESSES.test(name) && value.replace(/[\0- ]/g, "").toLowerCase().startsWith(SCRIPT)),
  );
}
