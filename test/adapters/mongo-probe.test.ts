import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { serve } from '../../adapters/mongo/embedded/server/connection.ts';
import { Turns } from '../../adapters/mongo/embedded/server/turns.ts';
import type { Doc } from '../../adapters/mongo/embedded/values/bson.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import { CannotStart } from '../../src/kernel/refusal.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { openStore, temporaryFolder } from './embedded-rig.ts';

/** How a server that only resembles MongoDB does otherwise, with a command or with its answer. */
interface Manners {
  command?: (command: Doc) => Doc;
  answer?: (reply: Doc, command: Doc) => Doc;
}

let close: (() => void) | undefined;
afterEach(() => close?.());

/** The embedded server with these manners, as somebody's own; gives its address and what collections it holds. */
async function serverWith({ command = (it) => it, answer = (it) => it }: Manners) {
  const store = openStore(temporaryFolder());
  const turns = new Turns(store, (error) => {
    throw error;
  });
  const submit: Turns['submit'] = (from, asked, reply) =>
    turns.submit(from, command(asked), (given) => reply(answer(given, asked)));
  const server: Server = createServer((socket) => serve(socket, Object.assign(Object.create(turns), { submit })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => void server.close(() => store.journal.close());
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}/shop?directConnection=true`,
    collections: () => store.catalog.list('shop').map(({ name }) => name),
  };
}

type Index = Doc & { key: Doc };
const withIndexes = (change: (index: Index) => Index) => (command: Doc) =>
  'createIndexes' in command ? { ...command, indexes: (command.indexes as Index[]).map(change) } : command;
const without = (index: Index, option: string): Index => {
  const { [option]: _, ...rest } = index;
  return rest as Index;
};
/** The answer to a refused write, with other words. */
const refusing = (words: (errmsg: string) => string) => (reply: Doc) => {
  const errors = reply.writeErrors as Doc[] | undefined;
  return errors
    ? { ...reply, writeErrors: errors.map((error) => ({ ...error, errmsg: words(String(error.errmsg)) })) }
    : reply;
};
/** Reads first and writes then: whoever asks meanwhile has read the same. */
const everybodyWins = (reply: Doc, command: Doc) =>
  'update' in command && String(command.update).startsWith('probe_') ? { ...reply, n: 1, nModified: 1 } : reply;

test.each<[string, Manners, RegExp]>([
  [
    'has no partial indexes',
    {
      command: withIndexes((index) => ('partialFilterExpression' in index ? { ...index, weights: 1 } : index)),
    },
    /has no partial and unique indexes/,
  ],
  [
    'takes them for whole ones',
    { command: withIndexes((index) => without(index, 'partialFilterExpression')) },
    /partial indexes hold what they should leave out/,
  ],
  [
    'lets the same in twice',
    { command: withIndexes((index) => without(index, 'unique')) },
    /let the same value in twice/,
  ],
  [
    'does not look into lists',
    { command: withIndexes((index) => ('list' in index.key ? without(index, 'unique') : index)) },
    /do not look into lists/,
  ],
  [
    'does not name the index, as FerretDB 1',
    { answer: refusing((errmsg) => errmsg.replace(/ index: .*/, '')) },
    /does not say which unique index/,
  ],
  [
    'names it in words of its own, as DocumentDB for PostgreSQL',
    { answer: refusing((errmsg) => errmsg.replace(/.* index: (\S+) .*/, "Duplicate key violation: Index '$1'")) },
    /does not say which unique index/,
  ],
  ['lets several win', { answer: everybodyWins }, /more than one succeeds/],
])('a server that %s is refused in one sentence, and nothing is left there', async (_, manners, words) => {
  const { uri, collections } = await serverWith(manners);
  const error = await connectStore({ uri, log: silentLog, foreign: true }).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(CannotStart);
  expect(String(error)).toMatch(words);
  expect(String(error)).toMatch(/MONGODB_URI \(127\.0\.0\.1:\d+\) cannot be used: .*: set MONGODB_URI to MongoDB 4\.4/);
  expect(collections()).toEqual([]);
});

test('a server that does it all is taken, quickly, and the trial leaves nothing behind', async () => {
  const { uri, collections } = await serverWith({});
  const started = performance.now();
  const connected = await connectStore({ uri, log: silentLog, foreign: true });
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(collections().filter((name) => name.startsWith('probe'))).toEqual([]);
  expect(collections()).toContain('requests');
  await connected.ready();
  await connected.close();
});
