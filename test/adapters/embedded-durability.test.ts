import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { Turns } from '../../adapters/mongo/embedded/server/turns.ts';
import { type Doc, encode } from '../../adapters/mongo/embedded/values/bson.ts';
import { engineOf, openStore, temporaryFolder, until } from './embedded-rig.ts';

const WRITER = join(import.meta.dirname, 'embedded-writer.ts');

function insertion(_id: string): Doc {
  return { insert: 'things', documents: [encode({ _id, text: 'x'.repeat(200) })], $db: 'test' };
}

async function inOneTurn(turns: Turns, commands: Doc[]): Promise<Doc[]> {
  return Promise.all(commands.map((command) => new Promise<Doc>((resolve) => turns.submit(turns, command, resolve))));
}

function fatal(error: unknown): never {
  throw error;
}

describe('group commit', () => {
  test('when a write is acknowledged, a copy of the files holds it', async () => {
    const [folder, copy] = [temporaryFolder(), temporaryFolder()];
    const store = openStore(folder);
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [{ create: 'things', $db: 'test' }]);
    await new Promise<void>((resolve) =>
      turns.submit(turns, insertion('kept'), () => {
        cpSync(folder, copy, { recursive: true });
        resolve();
      }),
    );
    store.journal.close();
    const reopened = openStore(copy);
    expect(engineOf(reopened).find('things', {})).toMatchObject([{ _id: 'kept' }]);
    reopened.journal.close();
  });

  test('a read sent behind a write on its connection is answered only when that write is on the disk', async () => {
    const [folder, copy] = [temporaryFolder(), temporaryFolder()];
    const store = openStore(folder);
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [{ create: 'things', $db: 'test' }]);
    const connection = {};
    turns.submit(connection, insertion('seen'), () => undefined);
    const reply = await new Promise<Doc>((resolve) =>
      turns.submit(connection, { count: 'things', $db: 'test' }, (answer) => {
        cpSync(folder, copy, { recursive: true });
        resolve(answer);
      }),
    );
    store.journal.close();
    const reopened = openStore(copy);
    expect([reply.n, engineOf(reopened).run({ count: 'things' }).n]).toEqual([1, 1]);
    reopened.journal.close();
  });

  test('a read on another connection does not wait for the write, and does not see it', async () => {
    const store = openStore(temporaryFolder());
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [{ create: 'things', $db: 'test' }]);
    const order: string[] = [];
    const [, read] = await Promise.all(
      [insertion('new'), { count: 'things', $db: 'test' }].map(
        (command) =>
          new Promise<Doc>((resolve) =>
            turns.submit({}, command, (reply) => {
              order.push(Object.keys(command)[0]!);
              resolve(reply);
            }),
          ),
      ),
    );
    expect([order, read?.n]).toEqual([['count', 'insert'], 0]);
    store.journal.close();
  });

  test('many inserted at once let others be answered in between, and are seen only once they are on the disk', async () => {
    const [folder, copy] = [temporaryFolder(), temporaryFolder()];
    const store = openStore(folder);
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [{ create: 'things', $db: 'test' }]);
    // One of them a second time, far behind.
    const ids = [...Array.from({ length: 300 }, (_, i) => `many ${i}`), 'many 7', 'last'];
    const documents = ids.map((_id) => encode({ _id, text: 'x'.repeat(200) }));
    const order: string[] = [];
    const said = (name: string, from: object, command: Doc) =>
      new Promise<Doc>((resolve) =>
        turns.submit(from, command, (reply) => {
          order.push(name);
          if (name === 'look') cpSync(folder, copy, { recursive: true });
          resolve(reply);
        }),
      );
    const line = {};
    const many = said('many', line, { insert: 'things', documents, ordered: false, $db: 'test' });
    const behind = said('behind', line, { count: 'things', $db: 'test' });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const [look] = await Promise.all([
      said('look', {}, { count: 'things', $db: 'test' }),
      said('other', {}, { ...insertion('other'), insert: 'others' }),
    ]);
    expect(await many).toMatchObject({ n: 301, writeErrors: [{ index: 300, code: 11000 }] });
    expect(await behind).toMatchObject({ n: 301 });
    expect(order.slice(0, 2).toSorted()).toEqual(['look', 'other']);
    store.journal.close();
    const reopened = openStore(copy);
    expect(engineOf(reopened).run({ count: 'things' }).n).toBeGreaterThanOrEqual(Number(look?.n));
    expect(look?.n).toBeGreaterThan(0);
    reopened.journal.close();
  });

  test('writes that wait together cost one commit, not one each', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [{ create: 'things', $db: 'test' }]);
    const log = () => statSync(join(folder, 'quittance.sqlite-wal')).size;
    const ids = Array.from({ length: 32 }, (_, i) => i);
    const start = log();
    await inOneTurn(
      turns,
      ids.map((i) => insertion(`together ${i}`)),
    );
    const together = log() - start;
    for (const i of ids) await inOneTurn(turns, [insertion(`alone ${i}`)]);
    expect(log() - start - together).toBeGreaterThan(together * 3);
    store.journal.close();
  });

  test('a write that is refused undoes nothing but itself', async () => {
    const store = openStore(temporaryFolder());
    const { run, find } = engineOf(store);
    run({
      createIndexes: 'things',
      indexes: [
        { name: 'n', key: { n: 1 }, unique: true },
        { name: 't', key: { t: 1 } },
      ],
    });
    const replies = await inOneTurn(
      new Turns(store, fatal),
      [
        { _id: 'a', n: 1, t: 1 },
        { _id: 'b', n: 1, t: [1, 2] },
        { _id: 'c', n: 2, t: [3] },
      ].map((doc) => ({ insert: 'things', documents: [encode(doc)], $db: 'test' })),
    );
    expect(replies.map((reply) => reply.n)).toEqual([1, 0, 1]);
    expect(find('things', { t: 1 }).map((doc) => doc._id)).toEqual(['a']);
    expect(find('things', { t: { $gt: 1, $lt: 4 } }).map((doc) => doc._id)).toEqual(['c']);
    store.journal.close();
  });

  test('on a full disk nobody is told that anything was written, and the store goes on', async () => {
    const store = openStore(temporaryFolder());
    const { run, find } = engineOf(store);
    const turns = new Turns(store, fatal);
    await inOneTurn(turns, [insertion('before')]);
    const pages = Number(store.journal.db.prepare('PRAGMA page_count').get()?.page_count);
    store.journal.db.exec(`PRAGMA max_page_count = ${pages}`);
    const many = Array.from({ length: 200 }, (_, i) => insertion(`full ${i}`));
    for (const reply of await inOneTurn(turns, many))
      expect(reply).toMatchObject({ ok: 0, codeName: 'OutOfDiskSpace' });
    expect(find('things', {}).map((doc) => doc._id)).toEqual(['before']);
    store.journal.db.exec('PRAGMA max_page_count = 1000000');
    for (const reply of await inOneTurn(turns, many)) expect(reply).toMatchObject({ ok: 1, n: 1 });
    expect(run({ count: 'things' }).n).toBe(201);
    store.journal.close();
  });
});

describe('a killed process', () => {
  test('loses nothing that it acknowledged, however often it is killed', async () => {
    const dataDir = temporaryFolder();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < 6; round++) {
      const writer = spawn(process.execPath, [WRITER, dataDir, String(round)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      writer.stdout.on('data', (piece) => {
        text += piece;
      });
      await until(() => text.split('\n').length > 200 + round * 150, 'some hundred writes');
      const ended = new Promise((resolve) => writer.on('close', resolve));
      writer.kill('SIGKILL');
      await ended;
      for (const line of text.split('\n').slice(0, -1)) {
        const [id, revision] = line.split(' ');
        if (id !== 'ready') acknowledged.set(id!, Number(revision));
      }
    }
    const file = new DatabaseSync(join(dataDir, 'quittance.sqlite'));
    expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    file.close();
    const store = openStore(dataDir);
    const kept = new Map(engineOfDefault(store).map((doc) => [String(doc._id), doc]));
    expect(acknowledged.size).toBeGreaterThan(500);
    const lost = [...acknowledged].filter(([id, revision]) => Number(kept.get(id)?.revision ?? 0) < revision);
    expect(lost).toEqual([]);
    store.journal.close();
  }, 120_000);

  const strace = spawnSync('strace', ['-V']).status === 0 ? test : test.skip;
  strace(
    'had every write on the disk (fdatasync) before it answered',
    () => {
      const log = join(temporaryFolder(), 'trace');
      const calls = 'trace=read,write,writev,fsync,fdatasync';
      const run = spawnSync(
        'strace',
        ['-f', '-s', '300', '-e', calls, '-o', log, process.execPath, WRITER, temporaryFolder(), 'traced', '1', '20'],
        { encoding: 'utf8' },
      );
      expect(run.stdout).toContain('done');
      let [answered, synced] = [0, false];
      let waiting: string | undefined;
      for (const line of readFileSync(log, 'utf8').split('\n')) {
        const [thread] = line.split(' ');
        if (/ read\(.*(insert|update).*traced-0-/.test(line)) [waiting, synced] = [thread, false];
        else if (thread === waiting && /fdatasync\(\d+\)|fsync\(\d+\)/.test(line)) synced = true;
        else if (thread === waiting && / writev?\(.*n\\0/.test(line)) {
          expect([line, synced]).toEqual([line, true]);
          answered++;
          waiting = undefined;
        }
      }
      expect(answered).toBe(40);
    },
    60_000,
  );
});

function engineOfDefault(store: ReturnType<typeof openStore>): Doc[] {
  const collection = store.catalog.find('quittance', 'things');
  return collection
    ? Array.from(
        collection.scan(
          { index: undefined, ranges: [], single: false, residual: [], sorted: true, backward: false },
          1000,
        ),
        (row) => row.doc,
      )
    : [];
}
