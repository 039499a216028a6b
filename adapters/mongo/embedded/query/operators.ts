import { CommandError } from '../errors.ts';
import { isPattern } from '../values/bson.ts';
import { compareValues, encodeValue, typeOf } from '../values/key.ts';
import { compilePattern } from './pattern.ts';

/** A test of one value met on a path; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

function listOf(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${operator} needs an array`);
  return operand;
}

function equals(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (typeof operand === 'number') return (value) => value === operand || Object.is(value, operand);
  const bound = encodeValue(operand);
  return (value) => typeof value === 'object' && value !== null && bound.equals(encodeValue(value));
}

/** A range holds only within the operand's own type; NaN is equal to itself and on no side of a number. */
function compares(operand: unknown, wanted: (order: number) => boolean): ValueTest {
  const inclusive = wanted(0);
  if (operand === null || operand === undefined) return (value) => inclusive && (value === null || value === undefined);
  if (isPattern(operand)) throw new CommandError('BadValue', 'a regular expression cannot be compared with');
  if (Number.isNaN(operand)) return (value) => inclusive && Number.isNaN(value);
  const type = typeOf(operand);
  if (typeof operand === 'number') {
    return (value) => typeof value === 'number' && !Number.isNaN(value) && wanted(compareValues(value, operand));
  }
  const bound = encodeValue(operand);
  return (value) => value !== undefined && typeOf(value) === type && wanted(Buffer.compare(encodeValue(value), bound));
}

function isIn(operand: unknown): ValueTest {
  const tests = listOf('$in', operand).map((item) => (isPattern(item) ? matches(item) : equals(item)));
  return (value) => tests.some((test) => test(value));
}

function matches(operand: unknown): ValueTest {
  const [source, options] = Array.isArray(operand) ? operand : [operand, undefined];
  const pattern = compilePattern(source, options);
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** Every operator that judges one value at a time. `$regex` takes a pattern, or `[source, options]`. */
export const VALUE_OPERATORS: Record<string, (operand: unknown) => ValueTest> = {
  $eq: equals,
  $gt: (operand) => compares(operand, (order) => order > 0),
  $gte: (operand) => compares(operand, (order) => order >= 0),
  $lt: (operand) => compares(operand, (order) => order < 0),
  $lte: (operand) => compares(operand, (order) => order <= 0),
  $in: isIn,
  $regex: matches,
};
