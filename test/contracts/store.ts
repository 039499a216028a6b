import { afterAll, beforeAll, describe } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type ConnectedStore, connectStore } from '../../adapters/mongo/store.ts';
import { describeCommands } from './store-commands.ts';
import { describeCompanies } from './store-companies.ts';
import { describeConversations } from './store-conversations.ts';
import { describeCustomers } from './store-customers.ts';
import { describeDocuments } from './store-documents.ts';
import { describeFormerKeys } from './store-former-keys.ts';
import { describeFound } from './store-found.ts';
import type { Given, Server } from './store-given.ts';
import { describeHostileInput } from './store-hostile.ts';
import { describeInvoices } from './store-invoices.ts';
import { describeKept } from './store-kept.ts';
import { describeKeys } from './store-keys.ts';
import { describeSearch } from './store-search.ts';
import { describeTenants } from './store-tenants.ts';
import { describeVersions } from './store-versions.ts';

/** What a server must do to be a store of the product: the same suite for each. */
export function storeContract(title: string, open: () => Promise<Server>, hasLine = false): void {
  describe(title, () => {
    let server: Server;
    let connected: ConnectedStore;
    let raw: Connection;
    const logged: string[] = [];
    const note = (what: string, details = {}) => void logged.push(`${what} ${JSON.stringify(details)}`);
    const given = (): Given => ({ store: connected.store, raw, uri: server.uri, line: server.line, logged });

    beforeAll(async () => {
      server = await open();
      connected = await connectStore({
        uri: server.uri,
        line: server.line,
        key: { bytes: Buffer.alloc(32, 7) },
        log: { info: note, warn: note, error: note },
      });
      raw = await mongoose.createConnection(server.uri).asPromise();
    });
    afterAll(async () => {
      await connected.close();
      await raw.dropDatabase();
      await raw.close();
      await server.close();
    });

    describeDocuments(given);
    describeVersions(given);
    describeKeys(given);
    describeFormerKeys(given);
    describeKept(given);
    describeCompanies(given);
    describeConversations(given);
    describeCustomers(given);
    describeInvoices(given);
    describeTenants(given);
    describeSearch(given);
    describeFound(given);
    describeHostileInput(given);
    // They are listened to at the driver; what is asked on a line is the same, from the same collections.
    if (!hasLine) describeCommands(given);
  });
}
