import type { NetConnectOpts } from 'node:net';
import type { Connection } from 'mongoose';
import type { Store } from '../../src/ports.ts';

/** A store under test, and its database as anybody may see it. */
export interface Given {
  store: Store;
  raw: Connection;
  uri: string;
  line?: NetConnectOpts | undefined;
  /** What the store said of itself, a line each. */
  logged: string[];
}

export interface Server {
  /** Names a database of the tests' own. */
  uri: string;
  /** Where its documents go on a line of their own, if they do. */
  line?: NetConnectOpts;
  close(): Promise<void>;
}
