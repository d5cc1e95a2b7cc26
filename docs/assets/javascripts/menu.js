/** A fold that lies over the page while it is open: it closes when the reader goes elsewhere. */

/**
 * @param {HTMLElement} tool whose menus they are
 * @param {AbortSignal} gone
 */
export function mountMenus(tool, gone) {
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (tool.querySelectorAll("[data-menu]"))) {
    mountMenu(menu, gone);
  }
}

/**
 * Close a menu; the focus that was in it goes to its name.
 * @param {HTMLDetailsElement} menu
 */
export function closeMenu(menu) {
  if (menu.open && menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  menu.open = false;
}

/**
 * @param {HTMLDetailsElement} menu
 * @param {AbortSignal} gone
 */
function mountMenu(menu, gone) {
  const closeUnlessIn = (/** @type {EventTarget | null} */ place) => {
    if (place instanceof Node && !menu.contains(place)) menu.open = false;
  };
  const options = { signal: gone };
  menu.addEventListener("focusout", ({ relatedTarget }) => closeUnlessIn(relatedTarget), options);
  document.addEventListener("pointerdown", ({ target }) => closeUnlessIn(target), options);
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && closeMenu(menu), options);
}
