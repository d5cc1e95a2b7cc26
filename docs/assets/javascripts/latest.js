/**
 * Ask one question at a time; while one is out, only the newest waits. The one that is out is told that it is
 * unwanted; it may still be answered, or be given up. A question that fails does not take the waiting one with it.
 * @template Q, A
 * @param {(question: Q, unwanted: AbortSignal) => Promise<A>} ask
 * @param {(answer: A, question: Q) => void} show
 * @param {(error: unknown, question: Q) => void} fail
 */
export function latestOnly(ask, show, fail) {
  /** @type {{question: Q} | null} */
  let waiting = null;
  /** @type {AbortController | null} */
  let out = null;
  /** A mistake in showing is ours: the browser reports it, and what waits goes on. @type {typeof show} */
  const shown = (answer, question) => {
    try {
      show(answer, question);
    } catch (error) {
      reportError(error);
    }
  };
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
      await ask(next.question, out.signal).then(
        (answer) => shown(answer, next.question),
        (error) => fail(error, next.question),
      );
      out.abort();
    }
    out = null;
  };
}
