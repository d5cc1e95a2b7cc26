// Makes the memory image that a page starts Python from, and asks the restored engine questions to prove it.
// usage: node image.mjs PYODIDE RUNTIME QUESTIONS ANSWERS
// PYODIDE is the lean runtime with its loader; RUNTIME holds the wheels and the standard library, and gets the image;
// QUESTIONS has one JSON question a line.
import { elsewhere } from "./still.mjs"; // before all others
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { checksum, readImage, restore, withModule } from "../../docs/assets/javascripts/image.js";

const GAP = 32; // bytes that agree before it pays to start a new run

const [pyodide, runtime, questions, answers] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide, version } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const { info, packages } = JSON.parse(readFileSync(join(runtime, "pyodide-lock.json"), "utf-8"));
const target = join(runtime, "python.image");
const asked = readFileSync(questions, "utf-8").split("\n").filter(Boolean);
const lock = JSON.stringify({ info, packages: {} });
const options = { indexURL: `${pyodide}/`, env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" } };

const python = await loadPyodide({
  ...options,
  lockFileContents: lock,
  packageBaseUrl: "./",
  stdLibURL: join(runtime, "stdlib.zip"),
  _makeSnapshot: true,
  fsInit: async (files) => {
    for (const { file_name: name } of Object.values(packages)) {
      files.writeFile(`/lib/${name}`, readFileSync(join(runtime, name)));
    }
  },
});
warmUp(python);
scrub(python);
const snapshot = python.makeMemorySnapshot();
const [, headLength] = new Uint32Array(snapshot.buffer, 0, 2);
const heap = snapshot.subarray(headLength);
const fresh = await freshHeap(heap.length, {});
elsewhere();
const heaps = [fresh, await freshHeap(heap.length, { ANOTHER: "environment" })];
writeFileSync(target, gzipSync(packed(snapshot.slice(0, headLength), heap, heaps, counter(python)), { level: 9 }));

const image = Promise.resolve(readImage(await unpacked(readFileSync(target))));
const restored = await restore(loadPyodide, version, { ...options, stdLibURL: join(runtime, "empty.zip") }, image);
const answer = restored.pyimport("engine.web").answer;
writeFileSync(answers, asked.map((question) => answer(question)).join("\n"));

// Import everything and answer each question once, which compiles the templates; what was worked out on the way is not kept.
function warmUp({ globals, runPython }) {
  globals.set("wheels", Object.values(packages).map((wheel) => `/lib/${wheel.file_name}`).join("\n"));
  globals.set("questions", asked.join("\n"));
  runPython(`
import sys
sys.path += wheels.split("\\n")
import functools, gc, linecache, re, zipimport
from engine.web import answer
for question in questions.split("\\n"):
    answer(question)
del wheels, questions, question
for kept in gc.get_objects():
    if isinstance(kept, functools._lru_cache_wrapper) and (kept.cache_parameters()["maxsize"] or 0) > 8:
        kept.cache_clear()
del kept
linecache.clearcache()
re.purge()
zipimport._zip_directory_cache.clear()
sys.path_importer_cache.clear()
gc.collect()
`);
}

// Overwrite what is free, so that the image holds only what lives.
function scrub({ runPython, _module: module }) {
  runPython(`
def scrub():
    hold = [[bytes(size - 17) for _ in range(300)] for size in range(512, 31, -16)]
    hold.clear()
scrub()
del scrub, answer
gc.collect()
del functools, gc, linecache, re, zipimport
`);
  const end = module._sbrk(0);
  const blocks = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    for (let i = 0; i < 20_000; i++) {
      const block = module._PyMem_RawMalloc(size);
      if (block === 0) break;
      blocks.push(block);
      module.HEAPU8.fill(0, block, block + size);
      if (block + size > end) break;
    }
  }
  for (const block of blocks) module._PyMem_RawFree(block);
  module.HEAPU8.fill(0, module._emscripten_stack_get_end(), module._emscripten_stack_get_current() - 256);
}

// The heap of a module that was instantiated and has run nothing.
async function freshHeap(size, env) {
  let fresh;
  const enough = new Error("instantiated");
  await withModule(
    async (create, settings) => {
      const module = await create({ ...settings, INITIAL_MEMORY: size, noInitialRun: true });
      fresh = module.HEAPU8.slice();
      throw enough;
    },
    () =>
      loadPyodide({
        ...options,
        env,
        lockFileContents: lock,
        packageBaseUrl: "./",
        stdLibURL: join(runtime, "empty.zip"),
        _loadSnapshot: snapshot.slice(0, headLength),
      }),
  ).catch((error) => {
    if (error !== enough) throw error;
  });
  return fresh;
}

// The address of the word that says where in its table a module has the function that counts arguments.
function counter({ _module: module }) {
  const offset = new DataView(module.HEAPU8.buffer).getInt32(module.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET, true);
  return module.__PyRuntime + offset;
}

// What a module fills by itself is the same up to an address; from there on the image says everything.
function packed(head, heap, [fresh, another], counter) {
  if (fresh.length !== heap.length) {
    throw new Error(`the heap has grown to ${heap.length} bytes from ${fresh.length}`);
  }
  const extent = fresh.findIndex((byte, at) => byte !== another[at]) & ~4095;
  const runs = differences(heap, fresh.fill(0, extent));
  const description = JSON.stringify({
    pyodide: version,
    lock,
    memory: heap.length,
    extent,
    sum: checksum(fresh, extent),
    counter,
    head: head.length,
    runs: runs.length,
  });
  const text = Buffer.from(description.padEnd(Math.ceil(description.length / 4) * 4));
  let end = 0;
  const table = Uint32Array.from(
    runs.flatMap(([start, stop]) => {
      const run = [start - end, stop - start];
      end = stop;
      return run;
    }),
  );
  return Buffer.concat([
    Buffer.from(Uint32Array.of(text.length).buffer),
    text,
    head,
    Buffer.from(table.buffer),
    ...runs.map(([start, stop]) => heap.subarray(start, stop)),
  ]);
}

function differences(heap, fresh) {
  const runs = [];
  for (let at = 0; at < heap.length; at++) {
    if (heap[at] === fresh[at]) continue;
    let stop = at + 1;
    for (let next = stop; next < heap.length && next - stop < GAP; next++) if (heap[next] !== fresh[next]) stop = next + 1;
    runs.push([at, stop]);
    at = stop;
  }
  return runs;
}

async function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
