/**
 * Keeps the site for readers without a network. The build puts the manifest before it (builder/offline.py).
 *
 * Who has saved everything is answered from what is saved, all of one version, until they take a newer one. For anybody
 * else pages come from the host, and from what is kept when it does not answer; a file whose name tells its content
 * comes from what is kept in any case.
 */
import { forgetAll, PARTS, Store } from "./store.js";

/** @typedef {import("./store.js").Part} Part */

const worker = /** @type {ServiceWorkerGlobalScope & {MANIFEST: import("./store.js").Manifest}} */ (
  /** @type {unknown} */ (self)
);
const scope = worker.registration.scope;
const store = new Store(worker.MANIFEST, scope);
const NAMED_BY_CONTENT = /[./][0-9a-f]{8,16}[./]/;

/** Milliseconds after which a host that is silent counts as gone. */
const PATIENCE = 5000;

let left = false;

/**
 * Everything that an article needs, and every part that the version before had whole; all of it, or nothing. A reader
 * who had saved everything decides when to go on.
 */
async function install() {
  const older = await store.others();
  await store.begin();
  await all("first");
  await all("pages");
  for (const part of /** @type {Part[]} */ (["python", "rest"])) {
    const missing = await Promise.all(older.map((other) => other.missing(part)));
    if (missing.some(({ length }) => length === 0)) await all(part);
  }
  const saved = await Promise.all(older.map((other) => other.whole()));
  if (!saved.includes(true)) await worker.skipWaiting();
}

/** What was kept of an older version since this one was installed is not lost with it. */
async function activate() {
  await store.carryOver().catch(() => {}); // no room: the page says that there is more to save
  await store.forgetOthers();
  await worker.clients.claim();
}

/** @param {Part} part */
async function all(part) {
  await Promise.all((await store.missing(part)).map(({ path }) => store.add(path)));
}

/** Keep the site again: this worker may have been told to go, or what it kept has been cleared away. */
async function begin() {
  left = false;
  await store.begin();
}

/** Keep nothing, and be gone with the last page. */
async function leave() {
  left = true;
  await forgetAll(scope);
  await worker.registration.unregister();
}

/**
 * The file that an address of the site means, or undefined for what is none of ours.
 * @param {Request} request
 */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  const root = new URL(scope);
  if (method !== "GET" || origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  try {
    const path = decodeURIComponent(pathname.slice(root.pathname.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function page(event, path) {
  const { request } = event;
  if (new URL(request.url).searchParams.has("forget")) {
    await leave();
    return fetch(request);
  }
  const kept = (await store.whole()) && (await store.get(path));
  if (kept) return kept;
  return store.knows(path) ? fromHost(event, path) : fetch(request).catch(() => withoutHost(request.url, path));
}

/**
 * What is said of an address that is no page's, when the host cannot be asked.
 * @param {string} url
 * @param {string} path
 */
async function withoutHost(url, path) {
  if (store.knows(`${path}/index.html`)) return Response.redirect(url.replace(/(?=[?#]|$)/, "/"));
  const lost = await store.get("404.html");
  return lost ? new Response(lost.body, { status: 404, headers: lost.headers }) : noHost();
}

/**
 * Any other file.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function file(event, path) {
  const kept = (NAMED_BY_CONTENT.test(path) || (await store.whole())) && (await store.get(path));
  return kept || fromHost(event, path);
}

/**
 * A file as the host has it, or what is kept when the host is silent or out of order.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function fromHost(event, path) {
  const coming = fetch(event.request);
  const silent = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  /** @type {Response | undefined} */
  const response = await Promise.race([coming.catch(() => undefined), silent]);
  if (response && response.status < 500) return keep(event, path, response);
  return (await store.get(path)) ?? coming;
}

/** A worker that gives no response is at fault: Firefox removes one after three of them. */
function noHost() {
  return new Response("This is not kept, and the network does not answer.", { status: 504 });
}

/**
 * A response to give on, which is kept if it is a file of this version.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {Response} response
 */
function keep(event, path, response) {
  if (response.ok && store.knows(path)) {
    event.waitUntil(store.put(path, response.clone()).catch(() => {})); // no room: it comes again
  }
  return response;
}

/** What a page may ask for, by name. @type {Record<string, (order: any) => Promise<unknown>>} */
const ORDERS = {
  version: async () => worker.MANIFEST.version,
  missing: ({ parts }) => store.missing(.../** @type {Part[]} */ (parts ?? PARTS)),
  add: ({ path }) => store.add(path),
  begin,
  forget: leave,
  "take over": () => worker.skipWaiting(),
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const path = left ? undefined : pathOf(event.request);
  if (path === undefined) return;
  const answer = event.request.mode === "navigate" ? page : store.knows(path) ? file : undefined;
  if (answer) event.respondWith(answer(event, path).catch(noHost));
});
worker.addEventListener("message", (event) => {
  const answer = (/** @type {object} */ told) => event.ports[0]?.postMessage(told);
  const done = ORDERS[event.data.type]?.(event.data);
  event.waitUntil(
    Promise.resolve(done).then(
      (result) => answer({ result }),
      (error) => answer({ error: error.name }),
    ),
  );
});
