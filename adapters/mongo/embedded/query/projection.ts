import { CommandError, unsupported } from '../errors.ts';
import { type Doc, decode, encode, isPlain } from '../values/bson.ts';
import { documentOf, fieldsIn } from '../values/fields.ts';

type Tree = Map<string, Tree | true>;

function plant(tree: Tree, path: string): void {
  let at = tree;
  const parts = path.split('.');
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part) ?? new Map();
    if (next === true) throw new CommandError('BadValue', `path collision at '${path}' in the projection`);
    at.set(part, next);
    at = next;
  }
  if (at.has(parts.at(-1)!)) throw new CommandError('BadValue', `path collision at '${path}' in the projection`);
  at.set(parts.at(-1)!, true);
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => isPlain(item) || Array.isArray(item)).map((item) => include(item, tree));
  }
  const kept: Doc = {};
  for (const [field, item] of Object.entries(value as Doc)) {
    const wanted = tree.get(field);
    if (wanted === true) kept[field] = item;
    else if (wanted && (isPlain(item) || Array.isArray(item))) kept[field] = include(item, wanted);
  }
  return kept;
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree));
  if (!isPlain(value)) return value;
  const kept: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    const unwanted = tree.get(field);
    if (unwanted !== true) kept[field] = unwanted ? exclude(item, unwanted) : item;
  }
  return kept;
}

function isWanted(path: string, value: unknown): boolean {
  if (path.startsWith('$') || path.includes('.$')) throw unsupported(`the projection '${path}'`);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  throw unsupported(`the projection of '${path}' by an expression`);
}

/** What a projection does to a stored document, its bytes. */
export type Projection = (document: Uint8Array) => Uint8Array;

/**
 * Fields to keep or to leave out, never both (`_id` excepted, as in MongoDB); no expressions.
 * @returns undefined if there is nothing to do
 */
export function compileProjection(projection: Doc | undefined): Projection | undefined {
  const fields = Object.entries(projection ?? {}).map(([path, value]) => [path, isWanted(path, value)] as const);
  if (fields.length === 0) return undefined;
  const others = fields.filter(([path]) => path !== '_id');
  const inclusive = others.length > 0 ? others[0]![1] : fields[0]![1];
  if (others.some(([, wanted]) => wanted !== inclusive)) {
    throw new CommandError('BadValue', 'a projection cannot mix fields to keep and fields to leave out');
  }
  const tree: Tree = new Map();
  for (const [path] of others) plant(tree, path);
  const id = fields.find(([path]) => path === '_id')?.[1] ?? true;
  if (id === inclusive) tree.set('_id', true);
  const change = inclusive ? include : exclude;
  const isWhole = [...tree.values()].every((wanted) => wanted === true);
  return (document) => {
    const whole = isWhole ? fieldsIn(document) : undefined;
    if (whole) return documentOf([...whole].flatMap(([name, field]) => (tree.has(name) === inclusive ? [field] : [])));
    return encode(change(decode(document), tree) as Doc);
  };
}
