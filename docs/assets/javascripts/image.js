/**
 * Python from a memory image: the interpreter as it was after the engine had been imported and asked once,
 * kept as the difference from a freshly instantiated module, and from nothing beyond its own data. The build makes
 * images with this same code.
 *
 * An image is, unpacked: the length of its description; the description as JSON, padded to four bytes; the
 * head that Pyodide restores from; for each run, how many bytes to skip and how many to write, 32 bits each;
 * the bytes to write.
 */

/**
 * @typedef {object} Description
 * @property {string} pyodide version of the runtime that the image was made with
 * @property {string} lock text of a lock file without packages
 * @property {number} memory size of the heap in bytes
 * @property {number} extent bytes at the start of the heap that are the same in every fresh module
 * @property {number} sum checksum of those bytes
 * @property {number} counter address of a word that every module fills for the browser it is in
 * @property {number} head length of the head in bytes
 * @property {number} runs number of runs
 */
/** @typedef {{description: Description, head: Uint8Array, runs: Uint32Array, bytes: Uint8Array}} Image */
/** @typedef {{HEAPU8: Uint8Array, _sbrk: (more: number) => number}} Module */
/** @typedef {(settings: {INITIAL_MEMORY?: number}) => Promise<Module>} Create */

/**
 * Take an unpacked image apart.
 * @param {ArrayBuffer} buffer
 * @returns {Image}
 */
export function readImage(buffer) {
  const [length = 0] = new Uint32Array(buffer, 0, 1);
  /** @type {Description} */
  const description = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const runs = 4 + length + description.head;
  const bytes = runs + 8 * description.runs;
  return {
    description,
    head: new Uint8Array(buffer, 4 + length, description.head),
    runs: new Uint32Array(buffer, runs, 2 * description.runs),
    bytes: new Uint8Array(buffer, bytes),
  };
}

/**
 * Load Pyodide with an image instead of starting an interpreter. The runtime is fetched and compiled while
 * the image is still on its way.
 * @template P
 * @param {(options: object) => Promise<P>} loadPyodide
 * @param {string} version of that Pyodide
 * @param {object} options for `loadPyodide`: where its files are, and an empty standard library
 * @param {Promise<Image>} image
 * @returns {Promise<P>} rejected when the image was made for another runtime
 */
export async function restore(loadPyodide, version, options, image) {
  const head = image.then(({ description, head }) => {
    if (description.pyodide === version) return head;
    throw new Error(`the image was made for Pyodide ${description.pyodide}, and this is ${version}`);
  });
  const lock = image.then(({ description }) => description.lock);
  lock.catch(() => {}); // it fails together with the head
  return withModule(
    async (create, settings) => {
      const { description } = await image;
      settings.INITIAL_MEMORY = description.memory;
      const module = await create(settings);
      if (checksum(module.HEAPU8, description.extent) !== description.sum) {
        throw new Error("the image was made for another build of Pyodide");
      }
      write(await image, module);
      return module;
    },
    () => loadPyodide({ ...options, lockFileContents: lock, packageBaseUrl: "./", _loadSnapshot: head }),
  );
}

/**
 * Run something that loads Pyodide, with its module made by us: Pyodide 0.29 takes the function that
 * makes it from the global object.
 * @template P
 * @param {(create: Create, settings: {INITIAL_MEMORY?: number}) => Promise<Module>} make
 * @param {() => Promise<P>} load
 * @returns {Promise<P>}
 */
export async function withModule(make, load) {
  const holder = /** @type {{_createPyodideModule?: Create}} */ (/** @type {unknown} */ (globalThis));
  let create = holder._createPyodideModule;
  /** @type {(error: unknown) => void} */
  let fail = () => {};
  const failure = new Promise((_, reject) => (fail = reject));
  const made = (/** @type {{INITIAL_MEMORY?: number}} */ settings) => {
    const module = make(/** @type {Create} */ (create), settings);
    module.catch(fail);
    return module;
  };
  Object.defineProperty(holder, "_createPyodideModule", {
    configurable: true,
    get: () => create && made,
    set: (given) => (create = given),
  });
  try {
    return /** @type {P} */ (await Promise.race([load(), failure]));
  } finally {
    Object.defineProperty(holder, "_createPyodideModule", { configurable: true, writable: true, value: create });
  }
}

/**
 * A sum of every 16th word at the start of a heap: enough to tell one build of a runtime from another, which moves
 * everything.
 * @param {Uint8Array} heap
 * @param {number} extent in bytes, a multiple of 64
 */
export function checksum(heap, extent) {
  const words = new Uint32Array(heap.buffer, 0, extent / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += 16) sum = (Math.imul(sum, 31) + /** @type {number} */ (words[at])) | 0;
  return sum;
}

/**
 * Beyond the break nothing has been written yet. The module's own counter stays: where a browser cannot count the
 * arguments of a function, as on iPhones, it is 0.
 * @param {Image} image
 * @param {Module} module
 */
function write({ description, runs, bytes }, { HEAPU8: heap, _sbrk }) {
  const counter = heap.slice(description.counter, description.counter + 4);
  heap.fill(0, description.extent, _sbrk(0));
  let from = 0;
  let to = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const length = /** @type {number} */ (runs[run + 1]);
    to += /** @type {number} */ (runs[run]);
    heap.set(bytes.subarray(from, from + length), to);
    from += length;
    to += length;
  }
  heap.set(counter, description.counter);
}
