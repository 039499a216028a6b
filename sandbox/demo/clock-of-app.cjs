/** Loaded before the app in the demo, which knows nothing of it: its `Date` is ahead by what the file says. */
const { readFileSync } = require('node:fs');

const { DEMO_CLOCK: file } = process.env;
const LOOK_EVERY_MS = 100;
const RealDate = Date;
let ahead = 0;
let lookedAt = 0;

function now() {
  const real = RealDate.now();
  if (file && real - lookedAt > LOOK_EVERY_MS) {
    lookedAt = real;
    ahead = Number(readFileSync(file, 'utf8')) || 0;
  }
  return real + ahead;
}

// A proxy, so that dates are dates to everybody: also to those that come from other threads.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made === globalThis.Date ? target : made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
