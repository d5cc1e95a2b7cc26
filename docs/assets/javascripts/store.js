/**
 * What is kept of one version of the site. A file is kept as the build made it, or not at all: it is compared with
 * its hash when it comes, and once again before it is first used.
 */

/** @typedef {Record<string, [hash: string, bytes: number]>} Files by path, without the site's address */
/** @typedef {"first" | "pages" | "python" | "rest"} Part */
/** @typedef {{version: string, pack: string, parts: Record<Part, Files>}} Manifest builder/offline.py makes it */

/** The host has another file than this version of the site. */
export class Stale extends Error {}

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
    return path in this.#files;
  }

  /**
   * A file as it was kept, or undefined; one that has been damaged is removed.
   * @param {string} path
   * @returns {Promise<Response | undefined>}
   */
  async get(path) {
    const cache = await caches.open(this.#name);
    const kept = await cache.match(this.#url(path));
    if (kept === undefined || this.#sound.has(path)) return kept;
    const body = await kept.arrayBuffer().catch(() => new ArrayBuffer(0));
    if (!(await this.#right(path, body))) {
      await cache.delete(this.#url(path));
      return undefined;
    }
    this.#sound.add(path);
    return cache.match(this.#url(path)); // as it is kept, with what the browser keeps beside it
  }

  /**
   * Keep a file, unless it is: from another version that has the same, from what the browser has, or from the host.
   * @param {string} path
   * @returns {Promise<void>} rejected with Stale when the host has another one
   */
  add(path) {
    let coming = this.#coming.get(path);
    if (coming === undefined) {
      coming = this.#add(path).finally(() => this.#coming.delete(path));
      this.#coming.set(path, coming);
    }
    return coming;
  }

  /** @param {string} path */
  async #add(path) {
    if (await this.get(path)) return;
    const [hash] = this.#entry(path);
    for (const other of await this.others()) {
      const same = await other.#withHash(hash);
      if (same && (await this.put(path, same))) return;
    }
    for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
      const response = await fetch(this.#url(path), { cache });
      if (response.ok && (await this.put(path, response))) return;
    }
    throw new Stale(`${path}: the host has another one`);
  }

  /**
   * Keep a file that has come, if it is the right one.
   * @param {string} path
   * @param {Response} response
   * @returns {Promise<boolean>} whether it is
   */
  async put(path, response) {
    const kept = response.clone();
    if (!(await this.#right(path, await response.arrayBuffer()))) return false;
    const cache = await caches.open(this.#name);
    await cache.put(this.#url(path), kept);
    if (!(await cache.match(this.#url(MANIFEST)))) {
      await cache.put(this.#url(MANIFEST), new Response(JSON.stringify(this.#manifest)));
    }
    this.#sound.add(path);
    return true;
  }

  /**
   * Give a response on while it arrives, and break it off at its end if it is not the right file. The right one is
   * kept.
   * @param {string} path
   * @param {Response} response
   */
  passOn(path, response) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    const { headers } = response;
    const check = new TransformStream({
      transform: (part, controller) => {
        parts.push(part);
        controller.enqueue(part);
      },
      flush: async () => {
        const whole = new Blob(parts);
        if (!(await this.#right(path, await whole.arrayBuffer()))) throw new Stale(`${path}: the host has another one`);
        this.put(path, new Response(whole, { headers: ofType(headers) })).catch(() => {}); // no room: it comes again
      },
    });
    return new Response(response.body?.pipeThrough(check), { headers: ofType(headers) });
  }

  /** Put the pages together that arrive in one file, as what they do not share with the article. */
  async unpackPages() {
    const missing = [];
    for (const path of Object.keys(this.#manifest.parts.pages)) if (!(await this.get(path))) missing.push(path);
    if (missing.length === 0) return;
    const article = await (await this.get("index.html"))?.text();
    const response = await fetch(this.#url(this.#manifest.pack), { cache: "no-cache" });
    const { lines, pages } = response.ok ? await response.json() : { lines: [], pages: {} };
    const known = [...(article ?? "").split("\n"), ...lines];
    for (const path of missing) {
      const html = (pages[path] ?? []).flatMap((/** @type {[number, number]} */ run) => known.slice(...run)).join("\n");
      const page = new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
      if (!(await this.put(path, page))) throw new Stale(`${path}: the host has another one`);
    }
  }

  /**
   * The files of some parts that are not kept.
   * @param {Part[]} parts
   */
  async missing(...parts) {
    const cache = await caches.open(this.#name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const files = parts.flatMap((part) => Object.entries(this.#manifest.parts[part]));
    return files.filter(([path]) => !kept.has(this.#url(path))).map(([path, [, bytes]]) => ({ path, bytes }));
  }

  /** Forget this version. */
  async forget() {
    this.#sound.clear();
    await caches.delete(this.#name);
  }

  get #name() {
    return `${this.#scope} ${this.#manifest.version}`;
  }

  /** The address that readers use, which the browser has perhaps. @param {string} path */
  #url(path) {
    return this.#scope + path.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
  }

  /** @param {string} path */
  #entry(path) {
    return /** @type {[string, number]} */ (this.#files[path]);
  }

  /** @param {string} hash */
  async #withHash(hash) {
    const [path] = Object.entries(this.#files).find(([, [own]]) => own === hash) ?? [];
    return path === undefined ? undefined : this.get(path);
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
 */
export async function forgetAll(scope) {
  for (const name of await caches.keys()) if (name.startsWith(`${scope} `)) await caches.delete(name);
}

/** @param {Headers} headers */
function ofType(headers) {
  return { "Content-Type": headers.get("Content-Type") ?? "application/octet-stream" };
}
