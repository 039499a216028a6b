import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serialize } from 'bson';
import mongoose from 'mongoose';
import { type EmbeddedStore, startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { temporaryFolder } from './embedded-rig.ts';

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
