/** Keeps the site for readers without a network. The build puts the manifest before it (builder/offline.py). */
import { forgetAll, Stale, Store } from "./store.js";

/** @typedef {import("./store.js").Part} Part */

const worker = /** @type {ServiceWorkerGlobalScope & {MANIFEST: import("./store.js").Manifest}} */ (
  /** @type {unknown} */ (self)
);
const scope = worker.registration.scope;
const store = new Store(worker.MANIFEST, scope);

/**
 * Where it is written that this version has lost a page of which the host has only a newer one: from then on nothing
 * is answered from here, so that old and new never meet.
 */
const PASSING = `${scope} passing ${worker.MANIFEST.version}`;
let passing = caches.has(PASSING).catch(() => true);

/** Everything that an article needs, and every part that the version before had whole; all of it, or nothing. */
async function install() {
  const older = await store.others();
  await all("first");
  await store.unpackPages();
  for (const part of /** @type {Part[]} */ (["python", "rest"])) {
    const whole = await Promise.all(older.map(async (other) => (await other.missing(part)).length === 0));
    if (whole.includes(true)) await all(part);
  }
}

async function activate() {
  for (const other of await store.others()) await other.forget();
  for (const name of await caches.keys()) {
    if (name.startsWith(`${scope} passing`) && name !== PASSING) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {Part} part */
async function all(part) {
  await Promise.all((await store.missing(part)).map(({ path }) => store.add(path)));
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
 * A page, from what is kept; else from the host.
 * @param {Request} request
 * @param {string} path
 */
async function page(request, path) {
  if (new URL(request.url).searchParams.has("forget")) {
    passing = Promise.resolve(true);
    await forgetAll(scope);
    await worker.registration.unregister();
    return fromHost(request.url);
  }
  if (await passing) return fromHost(request.url);
  if (store.knows(`${path}/index.html`)) return Response.redirect(request.url.replace(/(?=[?#]|$)/, "/"));
  if (!store.knows(path)) {
    return fromHost(request.url).catch(async () => (await store.get("404.html")) ?? Response.error());
  }
  try {
    return (await store.get(path)) ?? (await fresh(path));
  } catch (error) {
    if (error instanceof Stale) {
      passing = Promise.resolve(true);
      await caches.open(PASSING);
      await store.forget();
      void worker.registration.update();
    }
    return fromHost(request.url);
  }
}

/**
 * A page as the host has it now, whatever the browser remembers.
 * @param {string} url
 */
async function fromHost(url) {
  const response = await fetch(url, { cache: "no-cache" });
  return response.redirected ? Response.redirect(response.url) : response;
}

/** @param {string} path */
async function fresh(path) {
  await store.add(path);
  return /** @type {Response} */ (await store.get(path));
}

/**
 * Any other file.
 * @param {Request} request
 * @param {string} path
 */
async function file(request, path) {
  if (await passing) return fetch(request);
  const kept = await store.get(path);
  if (kept) return kept;
  const response = await fetch(request.url);
  if (response.ok) return store.passOn(path, response);
  void worker.registration.update(); // the host has perhaps another version
  return response;
}

/**
 * Keep some parts, and tell how it goes: bytes that are kept and bytes there are, then that all is kept, or why not.
 * @param {Part[]} parts
 * @param {MessagePort | undefined} port
 */
async function keep(parts, port) {
  try {
    const missing = await store.missing(...parts);
    const bytes = missing.reduce((sum, { bytes }) => sum + bytes, 0);
    let kept = 0;
    port?.postMessage({ type: "progress", kept, bytes });
    for (const { path, bytes: more } of missing) {
      if (path in worker.MANIFEST.parts.pages) await store.unpackPages();
      else await store.add(path);
      kept += more;
      port?.postMessage({ type: "progress", kept, bytes });
    }
    port?.postMessage({ type: "kept" });
  } catch (error) {
    port?.postMessage({ type: "failed", reason: /** @type {Error} */ (error).name });
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path === undefined) return;
  const answer = request.mode === "navigate" ? page : store.knows(path) ? file : undefined;
  if (answer) event.respondWith(answer(request, path).catch(() => fetch(request)));
});
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data.type === "take over") event.waitUntil(worker.skipWaiting());
  if (event.data.type === "keep") event.waitUntil(keep(event.data.parts, port));
  if (event.data.type === "missing") {
    event.waitUntil(store.missing(...event.data.parts).then((missing) => port?.postMessage(missing.length)));
  }
});
