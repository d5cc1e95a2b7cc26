/** In place of the service worker of a site that is not kept any more: removes what was kept, and itself. */
import { forgetAll } from "./store.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function leave() {
  await forgetAll(worker.registration.scope);
  await worker.registration.unregister();
}

worker.addEventListener("message", ({ ports: [port] }) => port?.postMessage({ error: "Left" }));
worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(leave()));
