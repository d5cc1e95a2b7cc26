/**
 * Ask one question at a time; while one is out, only the newest waits. A question that fails does
 * not take the waiting one with it.
 * @template Q, A
 * @param {(question: Q) => Promise<A>} ask
 * @param {(answer: A, question: Q) => void} show
 * @param {(error: unknown) => void} fail
 */
export function latestOnly(ask, show, fail) {
  /** @type {{question: Q} | null} */
  let waiting = null;
  let busy = false;
  return async (/** @type {Q} */ question) => {
    waiting = { question };
    if (busy) return;
    busy = true;
    while (waiting !== null) {
      const next = /** @type {{question: Q}} */ (waiting);
      waiting = null;
      try {
        show(await ask(next.question), next.question);
      } catch (error) {
        fail(error);
      }
    }
    busy = false;
  };
}
