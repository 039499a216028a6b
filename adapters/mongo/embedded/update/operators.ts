import { CommandError, unsupported } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { type Doc, isOperators, isPattern, isPlain } from '../values/bson.ts';
import { keyPattern, sortKey } from '../values/index-keys.ts';
import { compareValues, equalValues } from '../values/key.ts';
import type { Holder } from './targets.ts';

/** What one operator does at one path. `creates`: whether it makes missing objects on the way. */
type Operator = { creates: boolean; apply(holder: Holder, operand: unknown, path: string): void };

function arrayAt(holder: Holder, path: string): unknown[] {
  const value = holder.read();
  if (!Array.isArray(value)) throw new CommandError('BadValue', `the field '${path}' must be an array`);
  return value;
}

function increase(holder: Holder, operand: unknown, path: string): void {
  const before = holder.read() ?? 0;
  if (typeof operand !== 'number' || typeof before !== 'number' || holder.read() === null) {
    throw new CommandError('TypeMismatch', `cannot apply $inc to '${path}': both must be numbers`);
  }
  const after = before + operand;
  if (Number.isInteger(before) && Number.isInteger(operand) && !Number.isSafeInteger(after)) {
    throw new CommandError(
      'BadValue',
      `$inc would take '${path}' beyond 53 bits, which the embedded store does not hold`,
    );
  }
  holder.write(after);
}

function keep(wanted: (order: number) => boolean): Operator['apply'] {
  return (holder, operand) => {
    const value = holder.read();
    if (value === undefined || wanted(compareValues(operand, value))) holder.write(operand);
  };
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new CommandError('BadValue', `${name} needs a whole number`);
}

/** `{ $each: [...] }` with its modifiers, or one plain value. */
function itemsOf(operand: unknown, modifiers: string[]): { items: unknown[]; options: Doc } {
  if (!isPlain(operand) || !('$each' in operand)) return { items: [operand], options: {} };
  const { $each: items, ...options } = operand;
  if (!Array.isArray(items)) throw new CommandError('BadValue', '$each needs an array');
  const unknown = Object.keys(options).find((name) => !modifiers.includes(name));
  if (unknown) throw new CommandError('BadValue', `unrecognized clause beside $each: ${unknown}`);
  return { items, options };
}

function sorted(array: unknown[], order: unknown): unknown[] {
  if (order === 1 || order === -1) return array.sort((a, b) => compareValues(a, b) * order);
  if (!isPlain(order)) throw new CommandError('BadValue', '$sort needs 1, -1 or fields');
  const pattern = keyPattern(order);
  const key = (item: unknown) => sortKey(isPlain(item) ? item : {}, pattern);
  return array.sort((a, b) => Buffer.compare(key(a), key(b)));
}

function push(holder: Holder, operand: unknown, path: string): void {
  const { items, options } = itemsOf(operand, ['$position', '$slice', '$sort']);
  let array = holder.read() === undefined ? [] : arrayAt(holder, path);
  const position = '$position' in options ? wholeNumber('$position', options.$position) : array.length;
  array.splice(position, 0, ...items);
  if ('$sort' in options) array = sorted(array, options.$sort);
  if ('$slice' in options) {
    const slice = wholeNumber('$slice', options.$slice);
    array = slice < 0 ? array.slice(slice) : array.slice(0, slice);
  }
  holder.write(array);
}

function addToSet(holder: Holder, operand: unknown, path: string): void {
  const { items } = itemsOf(operand, []);
  const array = holder.read() === undefined ? [] : arrayAt(holder, path);
  for (const item of items) if (!array.some((present) => equalValues(present, item))) array.push(item);
  holder.write(array);
}

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isOperators(operand) || isPattern(operand)) {
    const test = compileFilter({ item: operand });
    return (item) => test({ item });
  }
  if (!isPlain(operand)) return (item) => equalValues(item, operand);
  const test = compileFilter(operand);
  return (item) => isPlain(item) && test(item);
}

function removeItems(unwanted: (item: unknown) => boolean, holder: Holder, path: string): void {
  if (holder.read() !== undefined) holder.write(arrayAt(holder, path).filter((item) => !unwanted(item)));
}

function pullAll(holder: Holder, operand: unknown, path: string): void {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll needs an array');
  removeItems((item) => operand.some((each) => equalValues(each, item)), holder, path);
}

function pop(holder: Holder, operand: unknown, path: string): void {
  if (operand !== 1 && operand !== -1) throw new CommandError('FailedToParse', '$pop needs 1 or -1');
  if (holder.read() === undefined) return;
  holder.write(operand === 1 ? arrayAt(holder, path).slice(0, -1) : arrayAt(holder, path).slice(1));
}

const set: Operator = { creates: true, apply: (holder, operand) => holder.write(operand) };

const OPERATORS: Record<string, Operator> = {
  $set: set,
  $setOnInsert: set,
  $unset: { creates: false, apply: (holder) => holder.remove() },
  $inc: { creates: true, apply: increase },
  $min: { creates: true, apply: keep((order) => order < 0) },
  $max: { creates: true, apply: keep((order) => order > 0) },
  $push: { creates: true, apply: push },
  $addToSet: { creates: true, apply: addToSet },
  $pull: { creates: false, apply: (holder, operand, path) => removeItems(pullTest(operand), holder, path) },
  $pullAll: { creates: false, apply: pullAll },
  $pop: { creates: false, apply: pop },
};

export function updateOperator(name: string): Operator {
  const operator = OPERATORS[name];
  if (!operator) throw unsupported(`the update operator ${name}`);
  return operator;
}
