/**
 * Ask one question at a time; while one is out, only the newest waits. The one that is out is told that it is
 * unwanted; it may still be answered, or be given up. A question that fails does not take the waiting one with it.
 * @template Q, A
 * @param {(question: Q, unwanted: AbortSignal) => Promise<A>} ask
 * @param {(answer: A, question: Q) => void} show
 * @param {(error: unknown) => void} fail
 */
export function latestOnly(ask, show, fail) {
  /** @type {{question: Q} | null} */
  let waiting = null;
  /** @type {AbortController | null} */
  let out = null;
  return async (/** @type {Q} */ question) => {
    waiting = { question };
    if (out !== null) {
      out.abort();
      return;
    }
    while (waiting !== null) {
      const next = /** @type {{question: Q}} */ (waiting);
      waiting = null;
      out = new AbortController();
      try {
        show(await ask(next.question, out.signal), next.question);
      } catch (error) {
        fail(error);
      }
      out.abort();
    }
    out = null;
  };
}
