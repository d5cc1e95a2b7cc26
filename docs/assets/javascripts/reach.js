/** Milliseconds after which a host that is silent counts as gone; the service worker waits as long. */
const PATIENCE = 5000;

/**
 * Whether a host answers, whatever is kept: the service worker leaves a HEAD to the network.
 * @param {URL | string} url
 */
export async function answers(url) {
  try {
    await fetch(url, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}
