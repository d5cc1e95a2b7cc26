// A world without time, place and chance, so that what is made in it is the same every time. To be imported before
// anything that looks at a clock, or draws a number.
import crypto from "node:crypto";

const Clock = Date;
let moment = Date.UTC(2025, 0, 1);
let drawn = 1;

process.env.TZ = "UTC";
process.argv[1] = "./this.program"; // Pyodide keeps where the program is, and calls it so in a browser

// From now on it is another world, where nothing is the same that differs between two machines.
export function elsewhere() {
  moment += 987_654_321_987;
  drawn = 123_456_789;
  process.env.TZ = "Asia/Kathmandu";
  process.argv[1] = "/another/place/to/be/called/from";
}

globalThis.Date = class Date extends Clock {
  constructor(...given) {
    super(...(given.length > 0 ? given : [moment]));
  }

  static now() {
    return moment;
  }
};
performance.now = () => moment % 1_000_000;

// The numbers of a linear congruential generator: Pyodide wants them different, not secret.
function fill(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 0; at < bytes.length; at++) {
    drawn = (Math.imul(drawn, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = drawn >>> 16;
  }
  return view;
}

crypto.randomFillSync = fill;
globalThis.crypto.getRandomValues = fill;
Math.random = () => fill(new Uint32Array(1))[0] / 2 ** 32;
