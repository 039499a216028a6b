// jest's order of test files. A fresh checkout does not know yet what takes long: stories with an app of their own do, and
// the one with the kills most of all. Begun last, it would be waited for alone.
const { default: Sequencer } = require('@jest/test-sequencer');

const placeOf = ({ path }) => (path.endsWith('crash.test.ts') ? 0 : path.includes('e2e') ? 1 : 2);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
