/** Keeping the site for later: what is kept, the button that saves everything, and word of a newer version. */

import { KeepPlace } from "./keep-place.js";
import { Kept, versionOf } from "./kept.js";
import { notice } from "./notice.js";
import { answers } from "./reach.js";

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
  Insecure: "browsers save only what they get by https, or from localhost",
};

/** The parts of the site that are kept by reading; store.js has them all. */
const WORDS = ["first", "pages"];

/** Milliseconds until words that did not come by themselves are asked for once more. */
const AGAIN = 10_000;

export class Keeper {
  /** The version of the scripts that run. */
  version = versionOfPage();
  #kept;
  #root;
  #place = new KeepPlace(null);
  /** @type {Promise<unknown>} */
  #begun = Promise.resolve();
  /** @type {Element | undefined} */
  #line;
  #saving = false;
  #triedAgain = false;
  /** @type {WeakSet<ServiceWorkerRegistration>} */
  #followed = new WeakSet();

  /** @param {URL} root the site's address, with a slash at its end */
  constructor(root) {
    this.#kept = new Kept(root);
    this.#root = root;
    if (this.#controller) {
      // the first worker of all is no news
      navigator.serviceWorker.addEventListener("controllerchange", () => this.#consider(this.#controller, true));
    }
  }

  /**
   * Bring the place on the page that is open now to life.
   * @param {boolean} [keep] whether the words are to be kept of a site of which nothing is
   */
  open(keep = false) {
    const element = /** @type {HTMLElement | null} */ (document.querySelector("[data-keep]"));
    if (element === this.#place.element) return;
    this.#place = new KeepPlace(element);
    if (element === null) return;
    this.#place.open({ save: () => this.#save(), remove: () => this.#remove() });
    if (!("serviceWorker" in navigator)) this.#unable(isSecureContext ? "SecurityError" : "Insecure");
    else if (new URL(location.href).searchParams.has("forget")) void this.#forget();
    else if (this.#saving) this.#showSaving();
    else this.#begun = this.#look(keep);
  }

  /** Python is up: what it came from is kept, too. */
  async keepPython() {
    await this.#begun;
    if (this.#controller && !this.#note("removed")) await this.#add(["python"]).catch(() => {}); // saving says why
  }

  /** Whether a tool has no Python only because the host does not answer and nobody has saved it. */
  async missesPython() {
    if (this.#place.element === null || !("serviceWorker" in navigator) || (await answers(this.#root))) return false;
    if (!this.#controller) return true;
    return (await this.#ask({ type: "missing", parts: ["python"] })).length > 0;
  }

  /**
   * Say what is kept when that is known; who has nothing need not wait to be offered everything. Nothing is kept by
   * itself where a reader has had it removed.
   * @param {boolean} keep
   */
  async #look(keep) {
    const removed = this.#note("removed");
    const kept = !removed && (this.#controller || (await this.#kept.works().catch(() => false)));
    if (!kept) this.#place.show();
    if (kept || (keep && !removed)) await this.#keepWords();
  }

  /** A worker whose words a browser has cleared away gets them again. */
  async #keepWords() {
    let works = false;
    try {
      const registration = await this.#kept.register();
      this.#follow(registration);
      const same = (await this.#ask({ type: "version" })) === this.version;
      works = true;
      if (!same) void this.#findVersion(registration).catch(() => {});
      else if ((await this.#ask({ type: "missing", parts: WORDS })).length > 0) await this.#begin(WORDS);
      const missing = await this.#ask({ type: "missing" });
      if (this.#saving) return;
      if (missing.length === 0) {
        this.#place.say(SAID.saved, "remove");
        if (same) void registration.update().catch(() => {}); // a browser that is busy does not look by itself
      } else this.#place.say(SAID.words, "save");
    } catch (error) {
      const { name } = /** @type {Error} */ (error);
      if (works) this.#failed(name);
      else this.#unable(name);
      if (name === "Refused" && !this.#triedAgain) {
        this.#triedAgain = true; // a network that loses a file may have it a little later
        setTimeout(() => this.#saving || void this.#look(true), AGAIN); // what is being saved has them, too
      }
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
      await this.#begin(undefined, (kept, bytes) => this.#place.progress(kept, bytes || 1));
      this.#place.say(SAID.saved, "remove");
    } catch (error) {
      this.#failed(/** @type {Error} */ (error).name);
    }
    this.#saving = false;
    this.#place.progress(undefined);
  }

  #showSaving() {
    this.#place.say("Saving …", "save");
    this.#place.progress(0);
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
    this.#place.say(SAID.removed, "save");
    const here = new URL(location.href);
    here.searchParams.delete("forget"); // what is saved now is not to go when the page is opened again
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  }

  /** What an address has asked for is said where a reader sees it: the place is at the end of a long page. */
  async #forget() {
    await this.#remove();
    notice(this.#place.said, "Close");
  }

  /**
   * The same as #add with a worker that keeps nothing: a browser may have cleared it away, and one that was told to
   * go is at work again when the reader saves on the same page.
   * @param {string[]} [parts]
   * @param {(kept: number, bytes: number) => void} [progress]
   */
  async #begin(parts, progress) {
    await this.#ask({ type: "begin" });
    await this.#add(parts, progress);
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
    const reload = async () => {
      await this.#kept.goOn().catch(() => {}); // then another tab was faster, or the older one goes with its page
      location.reload();
    };
    this.#line = notice(SAID.newer, "Not now", { Reload: reload });
  }

  /** @param {string} name the error's */
  #unable(name) {
    const hopeless = name === "SecurityError" || name === "Insecure";
    this.#place.say(`Nothing is saved for use without a network: ${REASONS[name] ?? name}.`, hopeless ? undefined : "save");
  }

  /** @param {string} name the error's */
  #failed(name) {
    this.#place.say(`Not everything could be saved: ${REASONS[name] ?? name}. What has been saved stays.`, "save");
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
    const key = `${this.#root.pathname}.keep.${name}`;
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
