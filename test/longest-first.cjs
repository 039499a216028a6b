// jest's order of test files. A fresh checkout does not know yet what takes long: stories with an app of their own do, and
// those with the kills most of all. Begun last, they would be waited for alone.
const { default: Sequencer } = require('@jest/test-sequencer');

const placeOf = ({ path }) => (/(?:crash|several-processes)\.test\.ts$/.test(path) ? 0 : path.includes('e2e') ? 1 : 2);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
