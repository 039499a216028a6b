import { CommandError, unsupported } from '../errors.ts';
import { type Doc, isPlain, own } from '../values/bson.ts';
import { compareValues, EMPTY_ARRAY } from '../values/key.ts';

/** Computes a value from a document; undefined is MongoDB's "missing". */
export type Expression = (doc: Doc) => unknown;

function valueAt(value: unknown, parts: string[], at: number): unknown {
  if (at === parts.length) return value;
  if (Array.isArray(value)) return value.map((item) => valueAt(item, parts, at)).filter((item) => item !== undefined);
  return isPlain(value) ? valueAt(own(value, parts[at]!), parts, at + 1) : undefined;
}

function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

// In an expression, unlike in a filter, a missing field is less than null.
function order(a: unknown, b: unknown): number {
  return compareValues(a === undefined ? EMPTY_ARRAY : a, b === undefined ? EMPTY_ARRAY : b);
}

function comparison(wanted: (order: number) => boolean) {
  return (args: Expression[]): Expression => {
    const [left, right] = args as [Expression, Expression];
    return (doc) => wanted(order(left(doc), right(doc)));
  };
}

function arithmetic(name: string, combine: (a: number, b: number) => number) {
  return (args: Expression[]): Expression =>
    (doc) => {
      const values = args.map((arg) => arg(doc));
      if (values.some((value) => value === null || value === undefined)) return null;
      const numbers = values.filter((value) => typeof value === 'number');
      if (numbers.length < values.length) throw new CommandError('TypeMismatch', `${name} only supports numbers`);
      return numbers.reduce(combine);
    };
}

const OPERATORS: Record<string, { arity?: number; make(args: Expression[]): Expression }> = {
  $eq: { arity: 2, make: comparison((o) => o === 0) },
  $ne: { arity: 2, make: comparison((o) => o !== 0) },
  $gt: { arity: 2, make: comparison((o) => o > 0) },
  $gte: { arity: 2, make: comparison((o) => o >= 0) },
  $lt: { arity: 2, make: comparison((o) => o < 0) },
  $lte: { arity: 2, make: comparison((o) => o <= 0) },
  $and: { make: (args) => (doc) => args.every((arg) => isTrue(arg(doc))) },
  $or: { make: (args) => (doc) => args.some((arg) => isTrue(arg(doc))) },
  $not: {
    arity: 1,
    make:
      ([arg]) =>
      (doc) =>
        !isTrue(arg!(doc)),
  },
  $cond: {
    arity: 3,
    make:
      ([when, then, otherwise]) =>
      (doc) =>
        isTrue(when!(doc)) ? then!(doc) : otherwise!(doc),
  },
  $ifNull: { make: (args) => (doc) => args.map((arg) => arg(doc)).find((v) => v !== null && v !== undefined) ?? null },
  $add: { make: arithmetic('$add', (a, b) => a + b) },
  $subtract: { arity: 2, make: arithmetic('$subtract', (a, b) => a - b) },
  $multiply: { make: arithmetic('$multiply', (a, b) => a * b) },
};

function compileOperator(operator: string, operand: unknown): Expression {
  if (operator === '$literal') return () => operand;
  const known = OPERATORS[operator];
  if (!known) throw unsupported(`the expression operator ${operator}`);
  let items = Array.isArray(operand) ? operand : [operand];
  if (operator === '$cond' && isPlain(operand)) items = [operand.if, operand.then, operand.else];
  if (items.length === 0 || (known.arity !== undefined && items.length !== known.arity)) {
    throw new CommandError('BadValue', `${operator} takes ${known.arity ?? 'one or more'} arguments`);
  }
  return known.make(items.map(compileExpression));
}

/** `'$path.to.field'`, an operator, or a literal. @throws NotImplemented for an operator that is not one of the few */
export function compileExpression(expression: unknown): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    if (expression === '$$ROOT') return (doc) => doc;
    if (expression.startsWith('$$')) throw unsupported(`the variable ${expression}`);
    const parts = expression.slice(1).split('.');
    return (doc) => valueAt(doc, parts, 0);
  }
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isPlain(expression)) return () => expression;
  const [first, ...others] = Object.keys(expression);
  if (first?.startsWith('$')) {
    if (others.length > 0) throw new CommandError('BadValue', 'an expression has a single operator');
    return compileOperator(first, expression[first]);
  }
  const fields = Object.entries(expression).map(([name, item]) => [name, compileExpression(item)] as const);
  return (doc) => {
    const values = fields.map(([name, item]) => [name, item(doc)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
}
