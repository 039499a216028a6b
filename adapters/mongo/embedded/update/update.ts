import { ObjectId } from 'bson';
import { CommandError, unsupported } from '../errors.ts';
import { type Clause, parseFilter } from '../query/filter.ts';
import { type Doc, isPlain, own } from '../values/bson.ts';
import { equalValues } from '../values/key.ts';
import { updateOperator } from './operators.ts';
import { holderOf, partsOf } from './targets.ts';

export type Update = { filter: Doc; change: Doc };

export function isReplacement(change: unknown): boolean {
  if (!isPlain(change)) throw unsupported('an update by a pipeline');
  const operators = Object.keys(change).filter((key) => key.startsWith('$')).length;
  if (operators > 0 && operators < Object.keys(change).length) {
    throw new CommandError('FailedToParse', 'an update is made of operators alone, or a replacement of fields alone');
  }
  return operators === 0;
}

/** Two operators on one field, or on a field and a field inside it, would depend on their order. */
function checkConflicts(change: Doc): void {
  const paths = Object.entries(change).flatMap(([operator, fields]) => {
    if (!isPlain(fields)) throw new CommandError('FailedToParse', `${operator} needs an object of fields`);
    return Object.keys(fields);
  });
  paths.sort();
  for (const [i, path] of paths.entries()) {
    const clash = paths.find((other, j) => j !== i && (other === path || other.startsWith(`${path}.`)));
    if (clash) {
      throw new CommandError('ConflictingUpdateOperators', `updating '${clash}' would create a conflict at '${path}'`);
    }
  }
}

function checkSameId(before: unknown, after: unknown): void {
  if (before === undefined || (after !== undefined && equalValues(before, after))) return;
  throw new CommandError('ImmutableField', "an update may not change the immutable field '_id'");
}

/** Changes a document that the caller gives away: it is altered in place and returned. */
function applyOperators(doc: Doc, change: Doc, inserting: boolean): Doc {
  checkConflicts(change);
  const id = doc._id;
  for (const [name, fields] of Object.entries(change)) {
    const operator = updateOperator(name);
    if (name === '$setOnInsert' && !inserting) continue;
    for (const [path, operand] of Object.entries(fields as Doc)) {
      const holder = holderOf(doc, partsOf(path), operator.creates);
      if (holder) operator.apply(holder, operand, path);
    }
  }
  checkSameId(id, doc._id);
  return doc;
}

/** The document after an update; `doc` itself may be altered. */
export function applyUpdate(doc: Doc, change: Doc): Doc {
  if (!isReplacement(change)) return applyOperators(doc, change, false);
  if (change._id !== undefined) checkSameId(doc._id, change._id);
  return { ...change, _id: doc._id };
}

function setFrom(doc: Doc, clauses: Clause[]): void {
  for (const { path, operator, operand } of clauses) {
    if (operator === '$eq') holderOf(doc, path.split('.'), true)!.write(operand);
  }
}

/** The document that an upsert inserts: what the filter says by equality, then the update. */
export function documentToInsert(update: Update): Doc {
  const base: Doc = {};
  setFrom(base, parseFilter(update.filter));
  const replaces = isReplacement(update.change);
  const doc = replaces ? { ...update.change } : applyOperators(base, update.change, true);
  if (replaces && own(base, '_id') !== undefined) checkSameId(base._id, doc._id ?? base._id);
  const { _id, ...rest } = doc;
  return { _id: _id ?? base._id ?? new ObjectId(), ...rest };
}
