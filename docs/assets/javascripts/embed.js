/**
 * For a page that has tools in frames: gives each frame the height that its tool has. A script of its own, served as
 * embed/embed.js; whoever cannot have it leaves it out, and the frames keep the height that they were given.
 */

const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** No tool is as tall. */
const TALLEST = 20_000;

const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(folder.href));

addEventListener("message", ({ data, origin, source }) => {
  const isOurs = origin === folder.origin || origin === "null"; // a sandbox leaves it none
  if (!isOurs || data?.type !== "tune-or-prompt:height") return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (frame && data.height > 0 && data.height < TALLEST) frame.style.height = `${Number(data.height)}px`;
});
for (const { contentWindow } of frames()) contentWindow?.postMessage({ type: "tune-or-prompt:how-tall" }, "*");

export {};
