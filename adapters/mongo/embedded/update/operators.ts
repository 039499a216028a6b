import { CommandError, unsupported } from '../errors.ts';
import { isPlain } from '../values/bson.ts';
import { compareValues, equalValues } from '../values/key.ts';
import type { Holder } from './targets.ts';

/** What one operator does at one path. `creates`: whether it makes missing objects on the way. */
type Operator = { creates: boolean; apply(holder: Holder, operand: unknown, path: string): void };

function raise(holder: Holder, operand: unknown): void {
  const value = holder.read();
  if (value === undefined || compareValues(operand, value) > 0) holder.write(operand);
}

/** One value, or each of `{ $each: [...] }`. */
function itemsOf(operand: unknown): unknown[] {
  if (!isPlain(operand) || !('$each' in operand)) return [operand];
  const { $each: items, ...more } = operand;
  if (!Array.isArray(items)) throw new CommandError('BadValue', '$each needs an array');
  const [modifier] = Object.keys(more);
  if (modifier) throw unsupported(`${modifier} beside $each`);
  return items;
}

function arrayAt(holder: Holder, path: string): unknown[] {
  const value = holder.read() ?? [];
  if (!Array.isArray(value)) throw new CommandError('BadValue', `the field '${path}' must be an array`);
  return value;
}

const push: Operator['apply'] = (holder, operand, path) =>
  holder.write([...arrayAt(holder, path), ...itemsOf(operand)]);

function addToSet(holder: Holder, operand: unknown, path: string): void {
  const array = arrayAt(holder, path);
  for (const item of itemsOf(operand)) if (!array.some((present) => equalValues(present, item))) array.push(item);
  holder.write(array);
}

function pullAll(holder: Holder, operand: unknown, path: string): void {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll needs an array');
  const isUnwanted = (item: unknown) => operand.some((each) => equalValues(each, item));
  if (holder.read() !== undefined) holder.write(arrayAt(holder, path).filter((item) => !isUnwanted(item)));
}

const set: Operator = { creates: true, apply: (holder, operand) => holder.write(operand) };

const OPERATORS: Record<string, Operator> = {
  $set: set,
  $setOnInsert: set,
  $unset: { creates: false, apply: (holder) => holder.remove() },
  $max: { creates: true, apply: raise },
  $push: { creates: true, apply: push },
  $addToSet: { creates: true, apply: addToSet },
  $pullAll: { creates: false, apply: pullAll },
};

export function updateOperator(name: string): Operator {
  const operator = OPERATORS[name];
  if (!operator) throw unsupported(`the update operator ${name}`);
  return operator;
}
