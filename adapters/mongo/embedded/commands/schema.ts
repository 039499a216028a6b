import { Long } from 'bson';
import { CommandError, unsupported } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import type { Collection } from '../store/collection.ts';
import { type Doc, encode, isPlain } from '../values/bson.ts';
import { isPosition, keyPattern } from '../values/index-keys.ts';
import { encodeValue } from '../values/key.ts';
import { type Command, docOf, docsOf, type Store, textOf } from './command.ts';

const INDEX_OPTIONS = ['v', 'key', 'name', 'unique', 'partialFilterExpression', 'background'];
const PARTIAL_OPERATORS = ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type'];

function cannot(reason: string): CommandError {
  return new CommandError('CannotCreateIndex', `${reason}; the embedded store cannot create this index`);
}

function checkPartial(filter: unknown): Doc {
  if (!isPlain(filter)) throw cannot('partialFilterExpression must be an object');
  for (const { path, operator, operand } of parseFilter(filter)) {
    if (!PARTIAL_OPERATORS.includes(operator)) throw cannot(`a partial index cannot have ${operator}`);
    if (operator === '$exists' && !operand) throw cannot(`a partial index cannot have $exists: false (at '${path}')`);
    if (operand === null) throw cannot(`a partial index cannot compare with null (at '${path}')`);
  }
  return filter;
}

/** The index as it is kept and listed. @throws CannotCreateIndex for what would be another index than the one asked for */
function indexSpec(given: Doc): Doc {
  const unknown = Object.entries(given).find(([name, value]) => !INDEX_OPTIONS.includes(name) && value !== false);
  if (unknown) throw cannot(`the index option '${unknown[0]}' is not supported`);
  const key = docOf(given, 'key');
  const kind = Object.values(key).find((direction) => direction !== 1 && direction !== -1);
  if (Object.keys(key).length === 0 || kind !== undefined)
    throw cannot(`the key ${JSON.stringify(key)} is not supported`);
  for (const path of Object.keys(key)) {
    const parts = path.split('.');
    if (parts.some((part) => part === '' || part.startsWith('$') || isPosition(part))) {
      throw cannot(`the path '${path}' is not supported`);
    }
  }
  keyPattern(key);
  return {
    v: 2,
    key,
    name: textOf(given, 'name'),
    ...(given.unique === true ? { unique: true } : {}),
    ...(given.partialFilterExpression === undefined
      ? {}
      : { partialFilterExpression: checkPartial(given.partialFilterExpression) }),
  };
}

/** @returns whether the very same index is there already. @throws IndexOptionsConflict if a similar one is */
function isPresent(collection: Collection, spec: Doc): boolean {
  const same = (a: Doc, b: Doc) => Buffer.compare(encode(a), encode(b)) === 0;
  const twin = collection.indexes.find((index) => same(docOf(index.spec, 'key'), docOf(spec, 'key')));
  const namesake = collection.indexes.find((index) => index.name === spec.name);
  if (!twin && !namesake) return false;
  const present = twin ?? namesake!;
  if (present === collection.indexes[0] || encodeValue(present.spec).equals(encodeValue(spec))) return true;
  throw new CommandError('IndexOptionsConflict', `an index with the same key or name exists: ${present.name}`);
}

export const createIndexes: Command = {
  options: ['indexes'],
  run: ({ journal, catalog }, request, db) => {
    const specs = docsOf(request, 'indexes').map(indexSpec);
    const name = textOf(request, 'createIndexes');
    const createdCollectionAutomatically = catalog.find(db, name) === undefined;
    return journal.write(() => {
      const collection = catalog.ensure(db, name);
      const numIndexesBefore = collection.indexes.length;
      for (const spec of specs) if (!isPresent(collection, spec)) catalog.createIndex(collection, spec);
      const numIndexesAfter = collection.indexes.length;
      return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically };
    });
  },
};

function existing({ catalog }: Store, db: string, name: string): Collection {
  const collection = catalog.find(db, name);
  if (!collection) throw new CommandError('NamespaceNotFound', `ns not found: ${db}.${name}`);
  return collection;
}

export const dropIndexes: Command = {
  options: ['index'],
  run: (store, request, db) => {
    const collection = existing(store, db, textOf(request, 'dropIndexes'));
    const nIndexesWas = collection.indexes.length;
    const wanted = request.index;
    const names = Array.isArray(wanted) ? wanted : [wanted];
    const secondary = collection.indexes.slice(1);
    const chosen =
      wanted === '*'
        ? secondary
        : names.map((each) => {
            const byKey = (key: Doc) => encodeValue(docOf(key, 'key'));
            const found = secondary.find((index) =>
              isPlain(each) ? byKey(index.spec).equals(encodeValue(each)) : index.name === each,
            );
            if (!found) throw new CommandError('IndexNotFound', `index not found with name [${String(each)}]`);
            return found;
          });
    store.journal.write(() => {
      for (const index of chosen) store.catalog.dropIndex(collection, index);
    });
    return { nIndexesWas };
  },
};

export const listIndexes: Command = {
  options: ['cursor'],
  run: (store, request, db) => {
    const collection = existing(store, db, textOf(request, 'listIndexes'));
    return store.cursors.start(
      collection.namespace,
      collection.indexes.values().map(({ spec }) => encode(spec)),
      1000,
    );
  },
};

export const create: Command = {
  options: [],
  run: ({ catalog }, request, db) => {
    const name = textOf(request, 'create');
    if (catalog.find(db, name)) throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`);
    catalog.create(db, name);
    return {};
  },
};

export const drop: Command = {
  options: [],
  run: (store, request, db) => {
    const collection = existing(store, db, textOf(request, 'drop'));
    const nIndexesWas = collection.indexes.length;
    store.catalog.drop(collection);
    return { nIndexesWas, ns: collection.namespace };
  },
};

export const dropDatabase: Command = {
  options: [],
  run: ({ journal, catalog }, _request, db) => {
    journal.write(() => {
      for (const collection of catalog.list(db)) catalog.drop(collection);
    });
    return { dropped: db };
  },
};

export const listCollections: Command = {
  options: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  run: ({ catalog, cursors }, request, db) => {
    const filter = docOf(request, 'filter');
    const unknown = Object.keys(filter).find((field) => field !== 'name');
    if (unknown) throw unsupported(`listCollections by '${unknown}'`);
    const matching = parseFilter(filter);
    const found = catalog
      .list(db)
      .map(({ name, indexes }) => ({
        name,
        type: 'collection',
        options: {},
        info: { readOnly: false },
        idIndex: indexes[0]!.spec,
      }))
      .filter((each) => matching.every((clause) => clause.test(each)));
    return cursors.start(`${db}.$cmd.listCollections`, found.values().map(encode), 10_000);
  },
};

export const listDatabases: Command = {
  options: ['nameOnly'],
  run: ({ catalog }) => {
    const names = new Set(catalog.list().map((collection) => collection.db));
    return { databases: [...names].map((name) => ({ name, empty: false })), totalSize: Long.ZERO };
  },
};
