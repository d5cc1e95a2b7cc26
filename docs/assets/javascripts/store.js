/**
 * What is kept of one version of the site. A file is kept as the build made it, or not at all: it is compared with
 * its hash when it comes, and once again before it is first used.
 */
import { sharedPages } from "./shared-pages.js";

/** @typedef {Record<string, [hash: string, bytes: number]>} Files by path, without the site's address */
/** @typedef {"first" | "pages" | "python" | "rest"} Part */
/** @typedef {{version: string, pack: string, parts: Record<Part, Files>}} Manifest builder/offline.py makes it */

/** @type {Part[]} */
export const PARTS = ["first", "pages", "python", "rest"];

/** The host has another file than this version of the site. */
export class Stale extends Error {
  /** @override */
  name = "Stale";
}

/** Where a version says what it is, beside its files. */
const MANIFEST = "kept.json";

export class Store {
  #manifest;
  #scope;
  /** @type {Files} */
  #files;
  /** @type {Set<string>} paths of files that have been found whole */
  #sound = new Set();
  /** @type {Map<string, Promise<void>>} */
  #coming = new Map();
  /** @type {Promise<boolean> | undefined} */
  #whole;

  /**
   * @param {Manifest} manifest
   * @param {string} scope the site's address, with a slash at its end
   */
  constructor(manifest, scope) {
    this.#manifest = manifest;
    this.#scope = scope;
    this.#files = Object.assign({}, ...Object.values(manifest.parts));
  }

  /** The stores of other versions of this site. @returns {Promise<Store[]>} */
  async others() {
    const names = (await caches.keys()).filter((name) => name !== this.#name && name.startsWith(`${this.#scope} `));
    const manifests = names.map(async (name) => (await (await caches.open(name)).match(this.#url(MANIFEST)))?.json());
    return (await Promise.all(manifests)).filter(Boolean).map((manifest) => new Store(manifest, this.#scope));
  }

  /** @param {string} path */
  knows(path) {
    return Object.hasOwn(this.#files, path);
  }

  /** Begin to keep this version; before, and after it has been forgotten, nothing is. */
  async begin() {
    const cache = await caches.open(this.#name);
    await cache.put(this.#url(MANIFEST), new Response(JSON.stringify(this.#manifest)));
  }

  /** Whether every file is kept, so that the host is not needed for anything. */
  whole() {
    this.#whole ??= this.missing(...PARTS).then(
      (missing) => missing.length === 0,
      () => false,
    );
    return this.#whole;
  }

  /**
   * A file as it was kept, or undefined; one that has been damaged is removed.
   * @param {string} path
   * @returns {Promise<Response | undefined>}
   */
  async get(path) {
    if (!this.knows(path)) return undefined;
    const kept = await this.#match(path);
    if (kept !== undefined && this.#sound.has(path)) return kept;
    const body = await kept?.arrayBuffer().catch(() => undefined);
    if (body === undefined || !(await this.#right(path, body))) {
      this.#whole = undefined;
      if (kept !== undefined) await (await caches.open(this.#name)).delete(this.#url(path));
      return undefined;
    }
    this.#sound.add(path);
    return this.#match(path); // as it is kept, with what the browser keeps beside it
  }

  /**
   * Keep a file, unless it is: from another version that has the same, from what the browser has, or from the host.
   * @param {string} path
   * @returns {Promise<void>} rejected with Stale when the host has another one
   */
  add(path) {
    if (!this.knows(path)) return Promise.reject(new Stale(`${path}: this version has no such file`));
    const packed = Object.hasOwn(this.#manifest.parts.pages, path);
    const from = packed ? this.#manifest.pack : path;
    let coming = this.#coming.get(from);
    if (coming === undefined) {
      coming = (packed ? this.#unpackPages() : this.#add(path)).finally(() => this.#coming.delete(from));
      this.#coming.set(from, coming);
    }
    return coming;
  }

  /** Keep what other versions have that is the same in this one. */
  async carryOver() {
    const others = await this.others();
    for (const { path } of await this.missing(...PARTS)) await this.#carryOver(path, others);
  }

  /**
   * Keep a file that has come, if it is the right one.
   * @param {string} path
   * @param {Response} response
   * @returns {Promise<boolean>} whether it is
   */
  async put(path, response) {
    const { headers, redirected } = response;
    const same = response.clone();
    const body = await response.arrayBuffer();
    if (!(await this.#right(path, body)) || !(await caches.has(this.#name))) return false;
    const kept = redirected ? new Response(body, { headers }) : same; // no page may come by another address
    await (await caches.open(this.#name)).put(this.#url(path), kept);
    this.#sound.add(path);
    this.#whole = undefined;
    return true;
  }

  /**
   * The files of some parts that are not kept.
   * @param {Part[]} parts
   */
  async missing(...parts) {
    const begun = await caches.has(this.#name);
    const keys = begun ? await (await caches.open(this.#name)).keys() : [];
    const kept = new Set(keys.map(({ url }) => url));
    const files = parts.flatMap((part) => Object.entries(this.#manifest.parts[part]));
    return files.filter(([path]) => !kept.has(this.#url(path))).map(([path, [, bytes]]) => ({ path, bytes }));
  }

  /** Forget every other version of the site. */
  async forgetOthers() {
    await forgetAll(this.#scope, this.#name);
  }

  get #name() {
    return `${this.#scope} ${this.#manifest.version}`;
  }

  /** @param {string} path */
  #match(path) {
    return caches.match(this.#url(path), { cacheName: this.#name });
  }

  /** The address that readers use, which the browser has perhaps. @param {string} path */
  #url(path) {
    return this.#scope + path.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
  }

  /** @param {string} path */
  #entry(path) {
    return /** @type {[string, number]} */ (this.#files[path]);
  }

  /** @param {string} path */
  async #add(path) {
    if ((await this.get(path)) || (await this.#carryOver(path, await this.others()))) return;
    for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
      const response = await fetch(this.#url(path), { cache });
      if (response.ok && (await this.put(path, response))) return;
    }
    throw new Stale(`${path}: the host has another one`);
  }

  /**
   * @param {string} path
   * @param {Store[]} others
   */
  async #carryOver(path, others) {
    const [hash] = this.#entry(path);
    for (const other of others) {
      const [from = ""] = Object.entries(other.#files).find(([, [own]]) => own === hash) ?? [];
      const same = await other.get(from);
      if (same && (await this.put(path, same))) return true;
    }
    return false;
  }

  /** Put the pages together that arrive in one file, as what they do not share with the article. */
  async #unpackPages() {
    const article = await (await this.get("index.html"))?.text();
    const response = await fetch(this.#url(this.#manifest.pack), { cache: "no-cache" });
    const pack = response.ok ? await response.json() : { lines: [], pages: {} };
    const html = sharedPages(article ?? "", pack);
    for (const { path } of await this.missing("pages")) {
      const page = new Response(html(path), { headers: { "Content-Type": "text/html; charset=utf-8" } });
      if (!(await this.put(path, page))) throw new Stale(`${path}: the host has another one`);
    }
  }

  /**
   * @param {string} path
   * @param {ArrayBuffer} body
   */
  async #right(path, body) {
    const [hash, bytes] = this.#entry(path);
    if (body.byteLength !== bytes) return false;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    return hash === [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

/**
 * Forget every version of the site.
 * @param {string} scope the site's address, with a slash at its end
 * @param {string} [but] the name of what is kept
 */
export async function forgetAll(scope, but) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${scope} `) && name !== but) await caches.delete(name);
  }
}
