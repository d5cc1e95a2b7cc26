/** Tells the page around a frame how tall the tool is; embed.js there, or whatever its author wrote, may listen. */

/** Nothing of the other page is read but the question, which says nothing, and is only heard from the page around. */
export function tellHeight() {
  if (parent === window) return;
  const root = document.documentElement;
  const tell = () => {
    parent.postMessage({ type: "tune-or-prompt:height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  };
  new ResizeObserver(tell).observe(root);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.type === "tune-or-prompt:how-tall") tell();
  });
}
