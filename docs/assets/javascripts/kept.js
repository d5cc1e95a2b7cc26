/** The service worker as a page sees it: registered, asked, told to go. */
import { forgetAll } from "./store.js";
import { register } from "./trust.js";

/** Milliseconds for the largest file on a slow line. */
const PATIENCE = 300_000;

/** The same for a worker that has only to say something. */
const WORD = 5_000;

export class Kept {
  #root;

  /** @param {URL} root the site's address, with a slash at its end */
  constructor(root) {
    this.#root = root;
  }

  /** The registration, made if there is none; rejected where a browser refuses. */
  register() {
    return register(new URL("sw.js", this.#root));
  }

  /** Whether a worker is at work for the site, perhaps not on a page that was reloaded by force. */
  async works() {
    return Boolean((await navigator.serviceWorker.getRegistration(this.#root))?.active);
  }

  /**
   * Ask the worker that is at work, or the one of the page's own version that takes over: at once, since a browser may
   * hold the older one until its page goes.
   * @param {object} order one of ORDERS in service-worker.js
   * @param {string} version the page's
   * @returns {Promise<any>}
   */
  async ask(order, version) {
    const registration = await this.register();
    if (registration.active === null) await activated(registration.installing ?? registration.waiting);
    const { waiting } = registration;
    if (waiting && (await versionOf(waiting)) === version) {
      takeOver(waiting);
      return ask(waiting, order);
    }
    return ask(/** @type {ServiceWorker} */ (registration.active), order);
  }

  /** Let the version that waits take over, if one does; rejected when it does not get to it. */
  async goOn() {
    const { waiting } = (await navigator.serviceWorker.getRegistration(this.#root)) ?? {};
    if (!waiting) return;
    takeOver(waiting);
    await inTime(activated(waiting), WORD);
  }

  /** Nothing is kept from now on, with a worker or without. */
  async remove() {
    const registration = await navigator.serviceWorker?.getRegistration(this.#root);
    if (registration?.active) await ask(registration.active, { type: "forget" }, WORD).catch(() => {});
    await registration?.unregister();
    await forgetAll(this.#root.href);
  }
}

/** @param {ServiceWorker} waiting */
function takeOver(waiting) {
  waiting.postMessage({ type: "take over" });
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<string>}
 */
export function versionOf(worker) {
  return ask(worker, { type: "version" }, WORD);
}

/**
 * @param {ServiceWorker} worker
 * @param {object} order
 * @param {number} [patience]
 * @returns {Promise<any>} rejected with an error that is named by the reason
 */
function ask(worker, order, patience = PATIENCE) {
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve, reject) => {
    port1.onmessage = ({ data: { result, error } }) => {
      port1.close();
      if (error === undefined) resolve(result);
      else reject(named(error));
    };
    worker.postMessage(order, [port2]);
  });
  return inTime(told, patience);
}

/**
 * What a promise gives, or a TimeoutError.
 * @param {Promise<any>} promise
 * @param {number} patience in milliseconds
 */
function inTime(promise, patience) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(named("TimeoutError")), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
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
