import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serialize } from 'bson';
import mongoose from 'mongoose';
import { type EmbeddedStore, startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { temporaryFolder, until } from './embedded-rig.ts';

const WRITER = join(import.meta.dirname, 'embedded-writer.ts');

async function withStore(dataDir: string, work: (db: mongoose.mongo.Db) => Promise<unknown>): Promise<void> {
  const store = await startEmbeddedStore({ dataDir });
  const client = await new mongoose.mongo.MongoClient(store.uri).connect();
  try {
    await work(client.db());
  } finally {
    await client.close();
    await store.close();
  }
}

describe('a start', () => {
  test('makes the folder and the file, for this user alone, and finds everything again at the next', async () => {
    const dataDir = join(temporaryFolder(), 'new', 'folder');
    await withStore(dataDir, (db) => db.collection('things').insertOne({ kept: true }));
    await withStore(dataDir, async (db) =>
      expect(await db.collection('things').countDocuments({ kept: true })).toBe(1),
    );
    expect(statSync(join(dataDir, 'quittance.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
  });

  test('works from a folder whose path is too long for a socket', async () => {
    const dataDir = join(temporaryFolder(), 'x'.repeat(120));
    await withStore(dataDir, async (db) => expect(await db.collection('things').countDocuments()).toBe(0));
  });

  test('is refused while the file is open in this process, and says what to do', async () => {
    const dataDir = temporaryFolder();
    const store = await startEmbeddedStore({ dataDir });
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/open already.*DATA_DIR/);
    await store.close();
    await withStore(dataDir, (db) => db.collection('things').insertOne({}));
  });

  test('is refused while the file is open in another process, and succeeds when that one was killed', async () => {
    const dataDir = temporaryFolder();
    const holder = spawn(process.execPath, [WRITER, dataDir, '1', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    holder.stdout.on('data', (piece) => {
      output += piece;
    });
    holder.stderr.on('data', (piece) => {
      errors += piece;
    });
    await until(() => output.includes('1-0-0 1') || errors !== '', 'a process that holds the file');
    expect(errors).toBe('');
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/open already/);
    const ended = new Promise((resolve) => holder.on('close', resolve));
    holder.kill('SIGKILL');
    await ended;
    await withStore(dataDir, async (db) => expect(await db.collection('things').countDocuments()).toBeGreaterThan(0));
  });

  test.each([
    ['of another kind', (path: string) => writeFileSync(path, 'not a database at all, '.repeat(100)), /not a database/],
    [
      'of another program',
      (path: string) => {
        const db = new DatabaseSync(path);
        db.exec('CREATE TABLE theirs (x)');
        db.close();
      },
      /another program/,
    ],
  ])('on a file %s is refused, and leaves it as it was', async (_kind, make, why) => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    make(path);
    const before = readFileSync(path);
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(why);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('on a damaged file is refused, and leaves it as it was', async () => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    await withStore(dataDir, (db) =>
      db
        .collection<{ _id: number; text: string }>('things')
        .insertMany(Array.from({ length: 200 }, (_, _id) => ({ _id, text: 'x'.repeat(500) }))),
    );
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 6, 4096 * 12);
    writeFileSync(path, bytes);
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/damaged.*backup/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    writeFileSync(path, bytes.subarray(0, 4096 * 3));
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/damaged/);
  });

  test('on a file of a newer version is refused, and leaves it as it was', async () => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    await withStore(dataDir, (db) => db.collection('things').insertOne({}));
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/format 99.*reads 1/);
    expect(new DatabaseSync(path, { readOnly: true }).prepare('PRAGMA user_version').get()).toEqual({
      user_version: 99,
    });
  });

  test('where a folder cannot be made is refused', async () => {
    const dataDir = join(temporaryFolder(), 'file');
    writeFileSync(dataDir, '');
    await expect(startEmbeddedStore({ dataDir: join(dataDir, 'below') })).rejects.toThrow(/could not be opened/);
  });
});

describe('a store whose disk fails', () => {
  const canLimit = process.platform === 'win32' ? test.skip : test;
  canLimit('says so at once instead of hanging', async () => {
    // The kernel refuses to let the file grow beyond 1 MiB, as a failing disk refuses to write.
    const script = `ulimit -f 1024; exec "${process.execPath}" "${WRITER}" "${temporaryFolder()}" 0 4`;
    const writer = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    writer.stdout.on('data', (piece) => {
      output += piece;
    });
    await new Promise((resolve) => writer.on('close', resolve));
    expect(output).toMatch(/\nfailed The embedded store stopped: disk I\/O error\n$/);
    expect(writer.exitCode).toBe(3);
  });
});

describe('hostile bytes', () => {
  let store: EmbeddedStore;
  let client: mongoose.mongo.MongoClient;
  beforeAll(async () => {
    store = await startEmbeddedStore({ dataDir: temporaryFolder() });
    client = await new mongoose.mongo.MongoClient(store.uri).connect();
  });
  afterAll(async () => {
    await client.close();
    await store.close();
  });

  function dial(): Socket {
    return connect(decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(store.uri)![1]!));
  }

  /** Sends bytes; what comes back before the connection ends or anything arrives. */
  async function exchange(bytes: Buffer): Promise<Buffer | 'closed'> {
    const socket = dial();
    const answer = await new Promise<Buffer | 'closed'>((resolve) => {
      socket.on('data', resolve);
      socket.on('close', () => resolve('closed'));
      socket.on('error', () => resolve('closed'));
      socket.write(bytes);
    });
    socket.destroy();
    return answer;
  }

  function framed(operation: number, body: Uint8Array, length = body.length + 16): Buffer {
    const head = Buffer.alloc(16);
    head.writeInt32LE(length, 0);
    head.writeInt32LE(1, 4);
    head.writeInt32LE(operation, 12);
    return Buffer.concat([head, body]);
  }

  function command(body: Uint8Array, flags = 0): Buffer {
    const start = Buffer.alloc(5);
    start.writeUInt32LE(flags, 0);
    return framed(2013, Buffer.concat([start, body]));
  }

  function nested(depth: number): Uint8Array {
    let inner: Buffer = Buffer.from([5, 0, 0, 0, 0]);
    for (let i = 0; i < depth; i++) {
      const outer = Buffer.concat([Buffer.from([0, 0, 0, 0, 3, 0x61, 0]), inner, Buffer.from([0])]);
      outer.writeInt32LE(outer.length, 0);
      inner = outer;
    }
    return inner;
  }

  const badLength = Buffer.from(serialize({ ping: 1, $db: 'test' }));
  badLength.writeInt32LE(9999, 0);

  const CLOSED: [what: string, bytes: Buffer][] = [
    ['a length beyond all limits', framed(2013, Buffer.alloc(0), 2_000_000_000)],
    ['a negative length', framed(2013, Buffer.alloc(0), -5)],
    ['a length shorter than a header', framed(2013, Buffer.alloc(0), 8)],
    ['an unknown operation', framed(4711, Buffer.alloc(20))],
    ['a compressed message', framed(2012, Buffer.alloc(20))],
    ['no section at all', framed(2013, Buffer.alloc(4))],
    ['no flags', framed(2013, Buffer.alloc(0))],
    ['flags that must be understood', command(serialize({ ping: 1 }), 4)],
    ['a section that overruns its message', command(badLength)],
    ['an unknown kind of section', framed(2013, Buffer.from([0, 0, 0, 0, 9, 5, 0, 0, 0, 0]))],
    [
      'a legacy query of a collection',
      framed(2004, Buffer.concat([Buffer.alloc(4), Buffer.from('test.things\0'), Buffer.alloc(30)])),
    ],
    ['a web request', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ];
  test.each(CLOSED)('%s ends the connection, and no other', async (_what, bytes) => {
    expect(await exchange(bytes)).toBe('closed');
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('half a message waits for the rest, and its end is no harm', async () => {
    const whole = command(serialize({ ping: 1, $db: 'test' }));
    const socket = dial();
    socket.write(whole.subarray(0, 7));
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    const answered = new Promise((resolve) => socket.once('data', resolve));
    socket.write(whole.subarray(7));
    await answered;
    socket.write(whole.subarray(0, 30));
    socket.destroy();
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test.each([
    ['nested ten thousand deep', nested(10_000)],
    ['with an unknown type', Buffer.from([12, 0, 0, 0, 0x42, 0x61, 0, 0, 0, 0, 0, 0])],
    ['without a database', serialize({ ping: 1 })],
    ['of no name', serialize({})],
    ['called constructor', serialize({ constructor: 1, $db: 'test' })],
  ])('a command %s is refused with an error', async (_what, body) => {
    const answer = await exchange(command(body));
    expect(String(answer)).toMatch(/errmsg/);
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('a document too deep or with a prototype for a field is refused', async () => {
    const things = client.db().collection('things');
    let deep: Record<string, unknown> = {};
    for (let i = 0; i < 150; i++) deep = { deep };
    await expect(things.insertOne(deep)).rejects.toThrow(/deeper than 100/);
    await expect(things.insertOne(JSON.parse('{"a":{"__proto__":{"x":1}}}'))).rejects.toThrow(/__proto__/);
    await things.insertOne({ a: 1 });
    await expect(things.updateOne({ a: 1 }, { $set: { '__proto__.polluted': 1 } })).rejects.toThrow(/not valid/);
    expect(await things.find({ constructor: { $exists: true } }).toArray()).toEqual([]);
  });
});
