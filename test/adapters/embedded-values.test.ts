import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { updateOne } from 'mingo';
import { applyUpdate } from '../../adapters/mongo/embedded/update/update.ts';
import type { Doc } from '../../adapters/mongo/embedded/values/bson.ts';
import { compareValues, encodeKey, encodeValue } from '../../adapters/mongo/embedded/values/key.ts';
import { sent } from './embedded-rig.ts';

const direction = fc.constantFrom(1, -1);

describe('values', () => {
  const anyValue = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.date({ noInvalidDate: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
    ),
  })).value;

  test('the bytes of text, numbers and dates are in the order of the values', () => {
    const sign = (order: number) => Math.sign(order);
    const bytes = (a: unknown, b: unknown) => sign(Buffer.compare(encodeValue(a), encodeValue(b)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(bytes(a, b)).toBe(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(bytes(a, b)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
        expect(bytes(a, b)).toBe(sign(a.getTime() - b.getTime()));
      }),
    );
  });

  test('types come in the order of MongoDB', () => {
    const ordered = [
      null,
      Number.NaN,
      -1,
      0,
      2,
      'a',
      'b',
      {},
      { a: 1 },
      [],
      [1],
      false,
      true,
      new Date(0),
      new Date(1),
    ];
    expect([...ordered].reverse().sort(compareValues)).toEqual(ordered);
  });

  test('a compound key compares field by field, each in its direction, and none begins another', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, anyValue, direction, direction, (a1, b1, a2, b2, d1, d2) => {
        const [one, two] = [encodeKey([a1, b1], [d1, d2]), encodeKey([a2, b2], [d1, d2])];
        const expected = compareValues(a1, a2) * d1 || compareValues(b1, b2) * d2 || 0;
        expect(Math.sign(Buffer.compare(one, two))).toBe(Math.sign(expected));
        if (expected !== 0) expect(two.subarray(0, one.length).equals(one)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an update', () => {
  test('does what another implementation of the update language does', () => {
    const small = fc.record(
      {
        n: fc.integer({ min: -5, max: 5 }),
        s: fc.string({ maxLength: 3 }),
        tags: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
        o: fc.record({ x: fc.nat(3) }),
      },
      { requiredKeys: ['tags'] },
    );
    const change = fc.constantFrom<Doc>(
      { $set: { s: 'new', 'o.x': 9, 'p.q': 1 } },
      { $unset: { n: '', 'o.x': '' } },
      { $max: { n: 2, 'o.x': 2, m: 0 } },
      { $addToSet: { tags: { $each: [1, 2, 2] } } },
      { $addToSet: { tags: 3 } },
      { $push: { tags: { $each: [8, 9] } } },
      { $pullAll: { tags: [0, 1] } },
    );
    fc.assert(
      fc.property(small.map(sent), change, (given, u) => {
        const doc = { _id: 1, ...given };
        const theirs = [sent(doc)];
        updateOne(theirs, {}, sent(u), { cloneMode: 'deep' });
        expect(applyUpdate(sent(doc), sent(u))).toEqual(theirs[0]);
      }),
      { numRuns: 500 },
    );
  });
});
