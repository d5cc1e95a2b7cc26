/** Keeping the site for later: what is kept, the button that saves everything, and word of a newer version. */

import { Kept, versionOf } from "./kept.js";
import { notice } from "./notice.js";

/** What a reader may be told; every page has a place for it at its end. */
const SAID = {
  words: "Your browser keeps the words of this site. Save the rest, and everything works without a network.",
  saved: "Everything is saved: all pages, the search and both tools work without a network.",
  removed: "The saved copy is removed, and nothing more is kept.",
  newer: "A newer version of this site is ready.",
};

/** Why saving failed, by the name of the error. @type {Record<string, string>} */
const REASONS = {
  QuotaExceededError: "this device gives the site no more room",
  Stale: "the site has just been updated; reload the page and try again",
  Refused: "the network failed, or this browser gave it no room to begin",
  TypeError: "the network did not answer",
  TimeoutError: "the network is too slow",
  SyntaxError: "what came was not from this site; perhaps the network wants you to sign in",
  Left: "this site is not kept any more",
  SecurityError: "this browser window keeps nothing for later",
};

export class Keeper {
  /** The version of the scripts that run. */
  version = versionOfPage();
  #kept;
  #scope;
  /** @type {HTMLElement | null} */
  #place = null;
  /** @type {Promise<unknown>} */
  #begun = Promise.resolve();
  /** @type {Element | undefined} */
  #line;
  #saving = false;
  /** @type {WeakSet<ServiceWorkerRegistration>} */
  #followed = new WeakSet();

  /** @param {URL} root the site's address, with a slash at its end */
  constructor(root) {
    this.#kept = new Kept(root);
    this.#scope = root.pathname;
    if (this.#controller) {
      // the first worker of all is no news
      navigator.serviceWorker.addEventListener("controllerchange", () => this.#consider(this.#controller, true));
    }
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
    if (!("serviceWorker" in navigator)) this.#unable("SecurityError");
    else if (new URL(location.href).searchParams.has("forget")) void this.#remove();
    else if (this.#saving) this.#showSaving();
    else if (this.#controller) void this.keepWords();
  }

  /** Keep the words of the site, and say what is there; not where a reader has had it removed. */
  keepWords() {
    if (this.#place !== null && "serviceWorker" in navigator && !this.#note("removed")) this.#begun = this.#keepWords();
    return this.#begun;
  }

  /** Python is up: what it came from is kept, too. */
  async keepPython() {
    await this.#begun;
    if (this.#controller && !this.#note("removed")) await this.#add(["python"]).catch(() => {}); // saving says why
  }

  async #keepWords() {
    try {
      const registration = await this.#kept.register();
      this.#follow(registration);
      if ((await this.#ask({ type: "version" })) !== this.version) void this.#findVersion(registration).catch(() => {});
      const missing = await this.#ask({ type: "missing" });
      if (this.#saving) return;
      if (missing.length === 0) this.#saved();
      else this.#say(SAID.words);
    } catch (error) {
      this.#unable(/** @type {Error} */ (error).name);
    }
  }

  async #save() {
    if (this.#saving) return;
    this.#saving = true;
    this.#showSaving();
    try {
      this.#note("removed", null);
      this.#follow(await this.#kept.register());
      navigator.storage?.persist?.().catch(() => {}); // some browsers ask the reader, who may take a while
      await this.#add(undefined, (kept, bytes) => {
        const bar = /** @type {HTMLProgressElement} */ (this.#part("bar"));
        bar.max = bytes || 1;
        bar.value = kept;
      });
      this.#saved();
    } catch (error) {
      const { name } = /** @type {Error} */ (error);
      this.#say(`Not everything could be saved: ${REASONS[name] ?? name}. What has been saved stays.`);
    }
    this.#saving = false;
    this.#part("save").ariaDisabled = null;
    this.#part("bar").hidden = true;
  }

  #showSaving() {
    this.#part("save").ariaDisabled = "true";
    this.#part("bar").hidden = false;
    this.#say("Saving …");
  }

  async #remove() {
    this.#note("removed", "yes");
    this.#line?.remove();
    try {
      await this.#kept.remove();
    } catch (error) {
      this.#unable(/** @type {Error} */ (error).name);
      return;
    }
    this.#swap("remove", "save");
    this.#say(SAID.removed);
    const here = new URL(location.href);
    here.searchParams.delete("forget"); // what is saved now is not to go when the page is opened again
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  }

  /**
   * Keep some parts of the site, or all, file by file.
   * @param {string[]} [parts]
   * @param {(kept: number, bytes: number) => void} [progress] bytes that are kept now, of those that are to come
   */
  async #add(parts, progress) {
    /** @type {{path: string, bytes: number}[]} */
    const missing = await this.#ask({ type: "missing", parts });
    const bytes = missing.reduce((sum, file) => sum + file.bytes, 0);
    let kept = 0;
    for (const file of missing) {
      progress?.(kept, bytes);
      await this.#ask({ type: "add", path: file.path });
      kept += file.bytes;
    }
    const left = await this.#ask({ type: "missing", parts });
    if (left.length > 0) throw Object.assign(new Error(), { name: "Stale" }); // another version has taken over meanwhile
  }

  /**
   * @param {object} order
   * @returns {Promise<any>}
   */
  #ask(order) {
    return this.#kept.ask(order, this.version);
  }

  /**
   * Tell of every version that comes.
   * @param {ServiceWorkerRegistration} registration
   */
  #follow(registration) {
    if (this.#followed.has(registration)) return;
    this.#followed.add(registration);
    const come = () => {
      const worker = registration.installing ?? registration.waiting;
      worker?.addEventListener("statechange", () => worker.state === "installed" && this.#consider(worker));
      if (worker?.state === "installed") void this.#consider(worker);
    };
    registration.addEventListener("updatefound", come);
    come();
  }

  /**
   * A page of another version than the worker's is newer, or came from what a browser or a host remembered.
   * @param {ServiceWorkerRegistration} registration
   */
  async #findVersion(registration) {
    await registration.update();
    if (registration.installing === null && registration.waiting === null) await this.#consider(registration.active, true);
  }

  /**
   * Tell of another version than the page's, once, and when it has taken over while the page is open.
   * @param {ServiceWorker | null | undefined} worker
   * @param {boolean} [tookOver]
   */
  async #consider(worker, tookOver = false) {
    if (!worker || !this.#controller) return;
    const version = await versionOf(worker).catch(() => this.version); // one that is gone again
    if (version === this.version || (this.#note("told", undefined, true) === version && !tookOver)) return;
    this.#note("told", version, true);
    this.#line?.remove();
    this.#line = notice(SAID.newer, "Reload", async () => {
      await this.#kept.goOn().catch(() => {}); // then another tab was faster
      location.reload();
    });
  }

  /** @param {string} name the error's */
  #unable(name) {
    this.#part("save").hidden = name === "SecurityError";
    this.#say(`Nothing is saved for use without a network: ${REASONS[name] ?? name}.`);
  }

  #saved() {
    this.#swap("save", "remove");
    this.#say(SAID.saved);
  }

  /**
   * Put one button in the other's place, with the focus.
   * @param {string} from
   * @param {string} to
   */
  #swap(from, to) {
    const focused = document.activeElement === this.#part(from);
    this.#part(to).hidden = false;
    if (focused) this.#part(to).focus();
    this.#part(from).hidden = true;
  }

  /** @param {string} text */
  #say(text) {
    this.#part("said").textContent = text;
  }

  /** What a page without the place would have is nowhere. @param {string} name @returns {HTMLElement} */
  #part(name) {
    return this.#place?.querySelector(`[data-keep-${name}]`) ?? document.createElement("p");
  }

  get #controller() {
    return navigator.serviceWorker?.controller;
  }

  /**
   * What is remembered about this site under a name; with a value it is written, or with null removed.
   * @param {string} name
   * @param {string | null} [value]
   * @param {boolean} [here] whether it is about this tab only
   */
  #note(name, value, here = false) {
    const key = `${this.#scope}.keep.${name}`;
    try {
      const storage = here ? sessionStorage : localStorage;
      if (value) storage.setItem(key, value);
      else if (value === null) storage.removeItem(key);
      return storage.getItem(key);
    } catch {
      return null; // nothing can be remembered here
    }
  }
}

/** The version of the page that is open: the build writes it there. */
export function versionOfPage() {
  return document.querySelector('meta[name="version"]')?.getAttribute("content") ?? "";
}
