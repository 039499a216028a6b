import type { Clause } from '../query/filter.ts';
import { compilePattern } from '../query/pattern.ts';
import { isPattern } from '../values/bson.ts';
import { encodePrefix, encodeValue, inverted, typeOf } from '../values/key.ts';

/** A stretch of one field's keys. A closed end takes in every key that begins with its bytes; a point is one key. */
export type Interval = { low: Buffer; lowOpen: boolean; high: Buffer; highOpen: boolean; point: boolean };
export type Bounds = { intervals: Interval[]; exact: boolean };

// After a whole value no key goes on with ff, and after a part of a text not with three of them (a text's end, turned
// round, is two): P and ff ff ff is past everything that begins with P.
const PAST = Buffer.from([0xff, 0xff, 0xff]);

export function startOf({ low, lowOpen }: Interval): Buffer {
  return lowOpen ? Buffer.concat([low, PAST]) : low;
}

export function endOf({ high, highOpen }: Interval): Buffer {
  return highOpen ? high : Buffer.concat([high, PAST]);
}

export function turned(interval: Interval): Interval {
  const { low, lowOpen, high, highOpen, point } = interval;
  return { low: inverted(high), lowOpen: highOpen, high: inverted(low), highOpen: lowOpen, point };
}

function between(low: Buffer, high: Buffer, lowOpen = false, highOpen = false): Interval {
  return { low, lowOpen, high, highOpen, point: false };
}

function points(values: unknown[]): Interval[] {
  const keys = values.map((value) => encodeValue(value)).sort(Buffer.compare);
  return keys
    .filter((key, i) => i === 0 || !key.equals(keys[i - 1]!))
    .map((key) => ({ ...between(key, key), point: true }));
}

/** Arrays match whole or by element, and patterns match many: their own key says too little. */
function hasOneKey(value: unknown): boolean {
  return !Array.isArray(value) && !isPattern(value) && value !== undefined;
}

function range(operator: string, operand: unknown): Bounds | undefined {
  if (!hasOneKey(operand) || operand === null || Number.isNaN(operand)) return undefined;
  const key = encodeValue(operand);
  const type = typeOf(operand);
  const open = operator === '$gt' || operator === '$lt';
  // No type has the number before or after another's.
  if (operator === '$gt' || operator === '$gte') {
    return { intervals: [between(key, Buffer.from([type + 1]), open, true)], exact: true };
  }
  // NaN is the least number of an index, but it is not less than any number.
  const floor = typeof operand === 'number' ? encodeValue(Number.NaN) : Buffer.from([type - 1]);
  return { intervals: [between(floor, key, true, open)], exact: true };
}

/** The keys among which the matches of a clause are, or undefined if that cannot be said. */
export function boundsOf({ operator, operand }: Clause): Bounds | undefined {
  switch (operator) {
    case '$eq':
      // Null is asked of missing fields too, in more ways than keys tell apart: the filter has the last word.
      return hasOneKey(operand) ? { intervals: points([operand]), exact: operand !== null } : undefined;
    case '$in':
      if (!Array.isArray(operand) || !operand.every(hasOneKey)) return undefined;
      return { intervals: points(operand), exact: !operand.includes(null) };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(operator, operand);
    case '$regex': {
      const [source, options] = Array.isArray(operand) ? operand : [operand, undefined];
      const { prefix, pure } = compilePattern(source, options);
      return prefix === undefined
        ? undefined
        : { intervals: [between(encodePrefix(prefix), encodePrefix(prefix))], exact: pure };
    }
    default:
      return undefined;
  }
}

function overlap(a: Interval, b: Interval): Interval | undefined {
  const low = Buffer.compare(startOf(a), startOf(b)) >= 0 ? a : b;
  const high = Buffer.compare(endOf(a), endOf(b)) <= 0 ? a : b;
  const both = { ...low, high: high.high, highOpen: high.highOpen, point: a.point || b.point };
  return Buffer.compare(startOf(both), endOf(both)) < 0 ? both : undefined;
}

/** What lies in both of two ordered lists of intervals, in order. */
export function intersect(a: Interval[], b: Interval[]): Interval[] {
  return a.flatMap((one) => b.flatMap((other) => overlap(one, other) ?? []));
}
