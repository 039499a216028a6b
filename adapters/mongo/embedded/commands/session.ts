import { MAX_DOCUMENT_BYTES } from '../values/bson.ts';
import type { Command } from './command.ts';

/** MongoDB 7.0's protocol: nothing newer than what the commands here answer. */
const WIRE_VERSION = 21;
export const MAX_MESSAGE_BYTES = 48_000_000;

/**
 * A single node: no replica set and no sessions, so that a driver itself refuses transactions and change streams, and
 * does not send writes twice.
 */
export const hello: Command = {
  // A handshake tells what the driver can do and asks for nothing by it: new drivers say new things.
  options: 'any',
  run: (_store, request) => ({
    ...('hello' in request ? { isWritablePrimary: true } : { ismaster: true, helloOk: true }),
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  }),
};

export const ping: Command = { options: [], run: () => ({}) };

export const endSessions: Command = { options: [], run: () => ({}) };

export const buildInfo: Command = {
  options: [],
  run: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    modules: ['quittance-embedded'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  }),
};
