/** The HTML that shows a tool, as it stands, in a frame of another page. */

/** Pixels; the frame scrolls where nobody listens to how tall the tool is (embed.js). */
const HEIGHT = 900;

/**
 * @param {string} folder the address of the tool's page for frames
 * @param {string} title of the tool
 * @param {string} link to the tool as it stands, on whatever page
 */
export function snippet(folder, title, link) {
  const source = new URL(link.replace(/^[^#]*/s, ""), folder).href;
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  return [
    `<iframe src="${escaped(source)}" title="${escaped(title)}" sandbox="${sandbox}" loading="lazy" width="100%" height="${HEIGHT}" style="border: 0"></iframe>`,
    `<script async src="${escaped(new URL("../embed.js", folder).href)}"></script>`,
  ].join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
