/** Keeping the site for later: the service worker, the button that saves everything, and word of a newer version. */

import { forgetAll } from "./store.js";

/** What a reader may be told; every page has a place for it at its end. */
const SAID = {
  unable: "This browser window keeps nothing for later. The one file can be saved instead.",
  saved: "Everything is saved: all pages, the search and both tools work without a network.",
  newer: "A newer version of this site is ready.",
};

/** Why saving failed, by the name of the error. @type {Record<string, string>} */
const REASONS = {
  QuotaExceededError: "this device gives the site no more room",
  Stale: "the site has just been updated; reload the page and try again",
  Refused: "the network or this browser did not let it begin",
  TypeError: "the network did not answer",
};

export class Keeper {
  #root;
  /** @type {Promise<ServiceWorkerRegistration> | undefined} */
  #registered;
  /** @type {HTMLElement | null} */
  #place = null;
  #told = false;

  /** @param {URL} root the site's address, with a slash at its end */
  constructor(root) {
    this.#root = root;
  }

  /** Bring the place on the page that is open now to life. */
  open() {
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-keep]"));
    if (place === this.#place) return;
    this.#place = place;
    if (place === null) return;
    place.hidden = false;
    this.#part("save").addEventListener("click", () => this.#save());
    this.#part("remove").addEventListener("click", () => this.#remove());
    if (!("serviceWorker" in navigator)) this.#unable();
    else if (navigator.serviceWorker.controller) void this.keepWords();
  }

  /** Keep the words of the site, and say whether everything is there; not where a reader has it removed. */
  async keepWords() {
    if (this.#place === null || new URL(location.href).searchParams.has("forget")) return;
    try {
      if ((await this.#ask({ type: "missing", parts: PARTS }, () => true)) === 0) this.#saved();
    } catch {
      // Nothing is kept; saving says why.
    }
  }

  /** Python is up: what it came from is kept, too. */
  async keepPython() {
    if (this.#registered === undefined) return;
    await this.#ask({ type: "keep", parts: ["python"] }, () => true).catch(() => {});
  }

  #register() {
    this.#registered ??= navigator.serviceWorker.register(new URL("sw.js", this.#root)).then((registration) => {
      registration.addEventListener("updatefound", () => this.#follow(registration.installing));
      this.#follow(registration.waiting);
      return registration;
    });
    this.#registered.catch(() => (this.#registered = undefined));
    return this.#registered;
  }

  /** @param {Error} error @returns {never} */
  #registerAnew(error) {
    this.#registered = undefined; // the next time
    throw error;
  }

  async #save() {
    const bar = /** @type {HTMLProgressElement} */ (this.#part("bar"));
    this.#part("save").toggleAttribute("disabled", true);
    bar.hidden = false;
    this.#say("Saving …");
    try {
      await this.#register();
      navigator.storage?.persist?.().catch(() => {}); // some browsers ask the reader, who may take a while
      const end = await this.#ask({ type: "keep", parts: PARTS }, (news) => {
        if (news.type !== "progress") return true;
        bar.max = news.bytes || 1;
        bar.value = news.kept;
        return false;
      });
      if (end.type === "failed") throw Object.assign(new Error(), { name: end.reason });
      this.#saved();
    } catch (error) {
      const reason = REASONS[/** @type {Error} */ (error).name];
      this.#say(reason === undefined ? SAID.unable : `Not everything could be saved: ${reason}. What was saved stays.`);
    }
    this.#part("save").toggleAttribute("disabled", false);
    bar.hidden = true;
  }

  #unable() {
    this.#part("save").hidden = true;
    this.#say(SAID.unable);
  }

  #saved() {
    this.#part("save").hidden = true;
    this.#part("remove").hidden = false;
    this.#say(SAID.saved);
  }

  async #remove() {
    await (await this.#registered)?.unregister();
    await forgetAll(this.#root.href);
    this.#registered = undefined;
    this.#part("save").hidden = false;
    this.#part("remove").hidden = true;
    this.#say("The saved copy is removed.");
  }

  /**
   * Ask the service worker, when there is one that is ready, and hear it until it has said what is waited for.
   * @param {object} question
   * @param {(news: any) => boolean} enough
   * @returns {Promise<any>}
   */
  async #ask(question, enough) {
    const registration = await this.#register();
    const worker = registration.active ?? (await activated(registration).catch((error) => this.#registerAnew(error)));
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => enough(data) && (port1.close(), resolve(data));
      worker.postMessage(question, [port2]);
    });
  }

  /**
   * Tell of a newer version when it is there, once.
   * @param {ServiceWorker | null} worker
   */
  #follow(worker) {
    const tell = () => {
      if (worker?.state !== "installed" || !navigator.serviceWorker.controller || this.#told) return;
      this.#told = true;
      notice(SAID.newer, "Reload", () => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
        worker.postMessage({ type: "take over" });
      });
    };
    worker?.addEventListener("statechange", tell);
    tell();
  }

  /** @param {string} text */
  #say(text) {
    this.#part("said").textContent = text;
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#place?.querySelector(`[data-keep-${name}]`));
  }
}

const PARTS = ["first", "pages", "python", "rest"];

/**
 * A registration's worker, when it works; rejected when it could not be installed.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<ServiceWorker>}
 */
function activated({ installing, waiting }) {
  const worker = installing ?? waiting;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === "activated") resolve(worker);
      else if (!worker || worker.state === "redundant") reject(Object.assign(new Error(), { name: "Refused" }));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/**
 * A line over the page, with something to do about it.
 * @param {string} text
 * @param {string} label
 * @param {() => void} act
 */
function notice(text, label, act) {
  const line = document.createElement("div");
  line.className = "notice";
  line.setAttribute("role", "status");
  document.body.append(line);
  const words = document.createElement("p");
  words.textContent = text;
  line.append(words, button(label, act), button("Not now", () => line.remove()));
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
