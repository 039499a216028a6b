import { CommandError, unsupported } from '../errors.ts';
import { type Doc, isOperators, isPattern, isPlain, own } from '../values/bson.ts';
import { isPosition } from '../values/index-keys.ts';
import { VALUE_OPERATORS, type ValueTest } from './operators.ts';

export type Test = (doc: Doc) => boolean;

/** One thing a filter asks. `path` and `operator` are there where an index may help to answer it. */
export type Clause = { path: string; operator: string; operand: unknown; test: Test };

const NEGATED: Record<string, string> = { $ne: '$eq', $nin: '$in' };

/** Whether any value a path leads to passes: arrays on the way are searched, and at its end if `unwrap`. */
function someValue(value: unknown, path: string[], at: number, unwrap: boolean, test: ValueTest): boolean {
  if (at === path.length) return (unwrap && Array.isArray(value) && value.some(test)) || test(value);
  const part = path[at]!;
  if (!Array.isArray(value)) {
    return someValue(isPlain(value) ? own(value, part) : undefined, path, at + 1, unwrap, test);
  }
  if (isPosition(part) && Number(part) < value.length) {
    if (someValue(value[Number(part)], path, at + 1, unwrap, test)) return true;
  }
  return value.some((item) => isPlain(item) && someValue(item, path, at, unwrap, test));
}

function onPath(path: string, unwrap: boolean, test: ValueTest): Test {
  const parts = path.split('.');
  return (doc) => someValue(doc, parts, 0, unwrap, test);
}

function everyTest<T>(tests: ((value: T) => boolean)[]): (value: T) => boolean {
  return tests.length === 1 ? tests[0]! : (value) => tests.every((test) => test(value));
}

/** `$elemMatch` is about fields of an element, or (`{ $gt: 1, $lt: 5 }`) about the element itself. */
function elementTest(operand: unknown): ValueTest {
  if (!isPlain(operand)) throw new CommandError('BadValue', '$elemMatch needs an object');
  const ofValue = isOperators(operand) && !['$and', '$or', '$nor'].includes(Object.keys(operand)[0]!);
  if (!ofValue) {
    const test = compileFilter(operand);
    return (value) => isPlain(value) && test(value);
  }
  const tests = operatorPairs(operand).map(([operator, item]) => {
    const positive = VALUE_OPERATORS[NEGATED[operator] ?? operator];
    if (!positive) throw unsupported(`${operator} in $elemMatch`);
    const test = positive(item);
    return operator in NEGATED ? (value: unknown) => !test(value) : test;
  });
  return everyTest(tests);
}

/** The operators of one field, with `$regex` and `$options` made one. */
function operatorPairs(operators: Doc): [string, unknown][] {
  return Object.entries(operators).flatMap(([operator, operand]): [string, unknown][] => {
    if (operator === '$options') {
      if (!('$regex' in operators)) throw new CommandError('BadValue', '$options needs a $regex');
      return [];
    }
    return operator === '$regex' ? [[operator, [operand, operators.$options]]] : [[operator, operand]];
  });
}

function fieldTest(path: string, operator: string, operand: unknown): Test {
  const positive = NEGATED[operator];
  if (positive) {
    const test = fieldTest(path, positive, operand);
    return (doc) => !test(doc);
  }
  const compile = VALUE_OPERATORS[operator];
  if (compile) return onPath(path, true, compile(operand));
  switch (operator) {
    case '$exists': {
      const test = onPath(path, false, (value) => value !== undefined);
      return operand ? test : (doc) => !test(doc);
    }
    case '$elemMatch': {
      const test = elementTest(operand);
      return onPath(path, false, (value) => Array.isArray(value) && value.some(test));
    }
    case '$not': {
      if (!isOperators(operand) && !isPattern(operand)) {
        throw new CommandError('BadValue', '$not needs operators or a regular expression');
      }
      const test = everyTest(fieldClauses(path, operand).map((clause) => clause.test));
      return (doc) => !test(doc);
    }
    default:
      throw unsupported(`the query operator ${operator}`);
  }
}

function fieldClauses(path: string, condition: unknown): Clause[] {
  const pairs: [string, unknown][] = isOperators(condition)
    ? operatorPairs(condition)
    : [[isPattern(condition) ? '$regex' : '$eq', condition]];
  return pairs.map(([operator, operand]) => ({ path, operator, operand, test: fieldTest(path, operator, operand) }));
}

function logicalClauses(operator: string, operand: unknown): Clause[] {
  if (!['$and', '$or', '$nor'].includes(operator)) throw unsupported(`the query operator ${operator}`);
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isPlain)) {
    throw new CommandError('BadValue', `${operator} needs a non-empty array of filters`);
  }
  if (operator === '$and') return operand.flatMap(parseFilter);
  const tests = operand.map(compileFilter);
  const wanted = operator === '$or';
  return [{ path: '', operator, operand, test: (doc) => tests.some((test) => test(doc)) === wanted }];
}

/** What a filter asks, `$and` opened up: a document matches if it passes every clause. @throws BadValue, NotImplemented */
export function parseFilter(filter: Doc): Clause[] {
  return Object.entries(filter).flatMap(([key, condition]) =>
    key.startsWith('$') ? logicalClauses(key, condition) : fieldClauses(key, condition),
  );
}

export function compileClauses(clauses: Clause[]): Test {
  const tests = clauses.map((clause) => clause.test);
  return tests.length === 0 ? () => true : everyTest(tests);
}

/** The document's own fields that clauses look at; undefined where any may be. */
export function fieldsAsked(clauses: Clause[]): Set<string> | undefined {
  if (clauses.some(({ path }) => path === '')) return undefined;
  return new Set(clauses.map(({ path }) => path.split('.', 1)[0]!));
}

export function compileFilter(filter: Doc): Test {
  return compileClauses(parseFilter(filter));
}
