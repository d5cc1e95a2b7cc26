// The same day for Node.
const LATER = 1000 * (1_000 * 86_400 + 12_345);
const Now = Date;
globalThis.Date = class Date extends Now {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(Now.now() + LATER);
  }
  static now() {
    return Now.now() + LATER;
  }
};
