/** A panel without controls of its own: it is asked for again after each answer, when the reader pauses. */
import { morph } from "./morph.js";
import { parsed } from "./trust.js";

/** @typedef {import("./access.js").Access} Access */

const PAUSE = 150;

/**
 * @param {Access} access
 * @param {HTMLElement} panel
 */
export function mountFollower(access, panel) {
  const { tool, gone } = access;
  let shown = JSON.stringify(access.inputs());
  let near = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function follow() {
    clearTimeout(timer);
    const stale = JSON.stringify(access.inputs()) !== shown;
    panel.toggleAttribute("data-stale", stale);
    if (stale && near) timer = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const asked = JSON.stringify(access.inputs());
    try {
      /** @type {{html: string}} */
      const { html } = await access.ask({ ask: "panel", panel: panel.dataset["panel"] });
      if (asked !== JSON.stringify(access.inputs())) return;
      const focused = panel.contains(document.activeElement);
      morph(panel, parsed(html), tool.id);
      if (focused && !panel.contains(document.activeElement)) tool.focus({ preventScroll: true });
      shown = asked;
      panel.removeAttribute("data-stale");
    } catch {
      // the tool says that Python is gone, or what it refuses; the panel stays marked
    }
  }

  const view = new IntersectionObserver(
    (entries) => {
      near = entries.at(-1)?.isIntersecting ?? false;
      if (near && panel.hasAttribute("data-stale")) follow();
    },
    { rootMargin: "50%" },
  );
  view.observe(panel);
  gone.addEventListener("abort", () => view.disconnect());
  tool.addEventListener("answered", follow, { signal: gone });
}
