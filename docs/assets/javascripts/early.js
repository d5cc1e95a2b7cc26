/** What cannot wait for the other scripts; the build puts it into the head of every page (builder/early.py). */
import { hireEarly } from "./early-python.js";

// What Material's script changes about the look of a page is so from the start, since a class of the root that comes or
// goes later has the whole page styled again; what does go, when that script has come, is no class. Whoever has a dark
// system, and has chosen nothing, starts in the dark.
document.documentElement.classList.replace("no-js", "js");
document.documentElement.classList.add("js-focus-visible");
document.documentElement.toggleAttribute("data-opening", true);
new MutationObserver((_, observer) => {
  if (document.body === null) return;
  observer.disconnect();
  if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset["mdColorScheme"] = "slate";
}).observe(document.documentElement, { childList: true });

// Until a tool is live, what is moved on it makes its answer an old one, even one that has not arrived yet; boot.js
// finds the move and has it answered.
addEventListener("input", ({ target }) => {
  /** @type {Element} */ (target).closest("[data-tool]:not([data-live])")?.toggleAttribute("data-moved", true);
});

// Browsers run no module that comes from a disk, so a page that is opened there says what to do (disk.html).
if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    /** @type {HTMLElement} */ (document.querySelector("[data-disk]")).hidden = false;
  });
}

// Material's script is loaded when the tools are ready, or at the latest a second after everything else.
addEventListener("load", () => setTimeout(() => dispatchEvent(new Event("tools-ready")), 1000));
addEventListener("tools-ready", () => requestAnimationFrame(() => setTimeout(loadTheme)), { once: true });

function loadTheme() {
  const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-later]"));
  script.removeAttribute("type");
  const opened = () => document.documentElement.toggleAttribute("data-opening", false);
  script.onerror = opened;
  script.onload = () =>
    setTimeout(() => {
      opened(); // the script has started, in a task of its own that came first (builder/material.py)
      dispatchEvent(new Event("theme-ready"));
    });
  document.head.append(script);
}

hireEarly(/** @type {HTMLScriptElement} */ (document.currentScript).dataset["python"]);
