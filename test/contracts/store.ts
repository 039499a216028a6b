import { afterAll, beforeAll, describe } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type ConnectedStore, connectStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';
import { describeCommands } from './store-commands.ts';
import { describeCompanies } from './store-companies.ts';
import { describeDocuments } from './store-documents.ts';
import { describeHostileInput } from './store-hostile.ts';
import { describeKeys } from './store-keys.ts';
import { describeSearch } from './store-search.ts';
import { describeTenants } from './store-tenants.ts';

/** A store under test, and its database as anybody may see it. */
export interface Given {
  store: Store;
  raw: Connection;
}

export interface Server {
  /** Names a database of the tests' own. */
  uri: string;
  close(): Promise<void>;
}

const quiet = () => undefined;
const silent = { info: quiet, warn: quiet, error: quiet };

/** What a server must do to be a store of the product: the same suite for each. */
export function storeContract(title: string, open: () => Promise<Server>): void {
  describe(title, () => {
    let server: Server;
    let connected: ConnectedStore;
    let raw: Connection;
    const given = (): Given => ({ store: connected.store, raw });

    beforeAll(async () => {
      server = await open();
      connected = await connectStore({ uri: server.uri, log: silent });
      raw = await mongoose.createConnection(server.uri).asPromise();
    });
    afterAll(async () => {
      await connected.close();
      await raw.dropDatabase();
      await raw.close();
      await server.close();
    });

    describeDocuments(given);
    describeKeys(given);
    describeCompanies(given);
    describeTenants(given);
    describeSearch(given);
    describeHostileInput(given);
    describeCommands(given);
  });
}
