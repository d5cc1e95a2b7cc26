/**
 * The only place where text of ours becomes elements, or the address of a worker: browsers that have Trusted Types
 * refuse it anywhere else (builder/policy.py).
 */

/** @typedef {{createHTML: (html: string) => string, createScriptURL: (address: string) => string}} Rules */

const { trustedTypes } = /** @type {{trustedTypes?: {createPolicy: (name: string, rules: Rules) => Rules}}} */ (
  /** @type {unknown} */ (globalThis)
);

/** @type {Rules} */
const rules = {
  createHTML: (html) => html, // the engine's, which escapes whatever a reader has typed, loaded or been sent
  createScriptURL(address) {
    if (new URL(address).origin === self.origin) return address; // which is "null" for a file and for its blobs
    throw new TypeError(`${address} is not from here`);
  },
};

const trust = trustedTypes?.createPolicy("tune-or-prompt", rules) ?? rules;

/**
 * HTML that the engine has answered, as nodes that are on no page yet.
 * @param {string} html
 */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = trust.createHTML(html);
  return template.content;
}

/**
 * A new worker.
 * @param {URL | string} address
 * @param {WorkerOptions} options
 */
export function hire(address, options) {
  return new Worker(trust.createScriptURL(String(address)), options);
}

/**
 * The program of a worker that does nothing but run a script, which then has to load none.
 * @param {string} script its address
 */
export function loading(script) {
  const program = `{
    const script = ${JSON.stringify(script)};
    const rules = { createScriptURL: (address) => address === script ? address : null };
    const trust = self.trustedTypes?.createPolicy("tune-or-prompt", rules) ?? rules;
    importScripts(trust.createScriptURL(script));
  }`;
  return URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
}

/**
 * Have a service worker keep the site.
 * @param {URL} address
 */
export function register(address) {
  return navigator.serviceWorker.register(trust.createScriptURL(address.href));
}
