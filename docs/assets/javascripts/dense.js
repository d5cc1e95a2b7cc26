/** Payloads of an article in one file: gzip, as text of seven bits a character (builder/dense.py). */

/**
 * What a payload holds, as the answer to a request for it.
 * @param {string} text
 * @param {string} type of the content
 */
export function unpacked(text, type) {
  if (text === "") throw new Error("this part is not in the file");
  // Not of a Blob, which WebKit does not let a page that comes from a disk read.
  const gzip = /** @type {ReadableStream} */ (new Response(decode(text)).body);
  return new Response(gzip.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}

/**
 * The bytes that a text stands for.
 * @param {string} text
 */
export function decode(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let to = 0;
  for (let from = 0; from < text.length; from += 8) {
    let carried = text.charCodeAt(from) & 0x7f;
    for (let place = 1; place < 8; place++) {
      const next = text.charCodeAt(from + place) & 0x7f; // beyond the end it is 0, and what comes of it is left out
      bytes[to++] = (carried << place) | (next >> (7 - place));
      carried = next;
    }
  }
  return bytes;
}
