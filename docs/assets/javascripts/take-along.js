/** The offer of an article in one file, which is never kept: a browser is silent about a download that fails. */
import { notice } from "./notice.js";
import { answers } from "./reach.js";

const LOST = "The network does not answer, and this file is fetched from it.";

/** Say so on every page, when the offer is taken in vain. */
export function watchTakeAlong() {
  /** @type {Element | undefined} */
  let line;
  document.addEventListener("click", async ({ target }) => {
    const link = /** @type {Element} */ (target).closest("[data-one-file] a");
    if (!(link instanceof HTMLAnchorElement)) return;
    line?.remove();
    if (!(await answers(link.href))) line = notice(LOST, "Close");
  });
}
