/** A drawing as pixels. */

/** Pixels for each of the drawing's own, so that it is sharp on paper and on dense screens. */
const SCALE = 2;

/**
 * A PNG of an SVG document, which has a size of its own and needs nothing from elsewhere.
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`; // a blob's would taint the canvas of a file
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * image.naturalWidth;
  canvas.height = SCALE * image.naturalHeight;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("The picture is too large.")) : resolve(blob)));
  });
}
