import { unsupported } from '../errors.ts';
import { type Doc, isPlain, own } from '../values/bson.ts';

/** Computes a value from a document; undefined is MongoDB's "missing". */
export type Expression = (doc: Doc) => unknown;

function valueAt(value: unknown, parts: string[], at: number): unknown {
  if (at === parts.length) return value;
  if (Array.isArray(value)) return value.map((item) => valueAt(item, parts, at)).filter((item) => item !== undefined);
  return isPlain(value) ? valueAt(own(value, parts[at]!), parts, at + 1) : undefined;
}

/** `'$path.to.field'`, an object of such, or a literal. @throws NotImplemented for an operator */
export function compileExpression(expression: unknown): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    if (expression.startsWith('$$')) throw unsupported(`the variable ${expression}`);
    const parts = expression.slice(1).split('.');
    return (doc) => valueAt(doc, parts, 0);
  }
  if (!isPlain(expression)) return () => expression;
  const [operator] = Object.keys(expression).filter((name) => name.startsWith('$'));
  if (operator) throw unsupported(`the expression operator ${operator}`);
  const fields = Object.entries(expression).map(([name, item]) => [name, compileExpression(item)] as const);
  return (doc) => {
    const values = fields.map(([name, item]) => [name, item(doc)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
}
