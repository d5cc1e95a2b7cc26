/** The service worker as a page sees it: registered, asked, told to go. */
import { forgetAll } from "./store.js";

/** Milliseconds for the largest file on a slow line. */
const PATIENCE = 300_000;

export class Kept {
  #root;
  /** @type {Promise<ServiceWorkerRegistration> | undefined} */
  #registered;

  /** @param {URL} root the site's address, with a slash at its end */
  constructor(root) {
    this.#root = root;
  }

  /** The registration, made if there is none; rejected where a browser refuses. */
  register() {
    this.#registered ??= navigator.serviceWorker.register(new URL("sw.js", this.#root));
    this.#registered.catch(() => (this.#registered = undefined)); // the next time perhaps
    return this.#registered;
  }

  /**
   * Ask the worker that is at work, of the page's own version if that one is there.
   * @param {object} order one of ORDERS in service-worker.js
   * @param {string} version the page's
   * @returns {Promise<any>}
   */
  async ask(order, version) {
    const registration = await this.register();
    if (registration.active === null) await activated(registration.installing ?? registration.waiting);
    const { waiting } = registration;
    if (waiting && (await ask(waiting, { type: "version" })) === version) await this.takeOver(waiting);
    return ask(/** @type {ServiceWorker} */ (registration.active), order);
  }

  /** @param {ServiceWorker} waiting */
  async takeOver(waiting) {
    waiting.postMessage({ type: "take over" });
    await activated(waiting);
  }

  /** Nothing is kept from now on, with a worker or without. */
  async remove() {
    const registration = await navigator.serviceWorker?.getRegistration(this.#root);
    if (registration?.active) await ask(registration.active, { type: "forget" }).catch(() => {});
    await registration?.unregister();
    await forgetAll(this.#root.href);
    this.#registered = undefined;
  }
}

/**
 * @param {ServiceWorker} worker
 * @param {object} order
 * @returns {Promise<any>} rejected with an error that is named by the reason
 */
export function ask(worker, order) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(named("TimeoutError")), PATIENCE);
    port1.onmessage = ({ data: { result, error } }) => {
      clearTimeout(patience);
      port1.close();
      if (error === undefined) resolve(result);
      else reject(named(error));
    };
    worker.postMessage(order, [port2]);
  });
}

/**
 * Wait until a worker works; rejected when it could not be installed.
 * @param {ServiceWorker | null} worker
 * @returns {Promise<void>}
 */
function activated(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === "activated") resolve();
      else if (!worker || worker.state === "redundant") reject(named("Refused"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** @param {string} name */
function named(name) {
  return Object.assign(new Error(name), { name });
}
