import type { NetConnectOpts } from 'node:net';
import mongoose, { type Connection, type Schema } from 'mongoose';
import { CannotStart } from '../../src/kernel/refusal.ts';
import type { Log, Store } from '../../src/ports.ts';
import { accountsIn } from './accounts.ts';
import { auditRowsIn } from './audit-rows.ts';
import type { Database } from './collection.ts';
import { companiesIn } from './companies.ts';
import { conversationsIn } from './conversations.ts';
import { customersIn } from './customers.ts';
import { claimVersion } from './data-version.ts';
import { dayTotalsIn } from './day-totals.ts';
import { disputeFilesIn } from './dispute-files.ts';
import { draftsIn } from './drafts.ts';
import { driverCommands } from './driver-commands.ts';
import { earlyWordsIn } from './early-words.ts';
import { estimatesIn } from './estimates.ts';
import { filesIn } from './files.ts';
import { foundingsIn } from './foundings.ts';
import { incidentsIn } from './incidents.ts';
import { incomingTextsIn } from './incoming-texts.ts';
import { installationsIn } from './installations.ts';
import { invoicesIn } from './invoices.ts';
import { jobsIn } from './jobs.ts';
import { claimKey, type Key } from './key-mark.ts';
import { letterheadsIn } from './letterheads.ts';
import { lineCommands } from './line-commands.ts';
import { mailAllowancesIn } from './mail-allowances.ts';
import { mailboxesIn } from './mailboxes.ts';
import { mailsIn } from './mails.ts';
import { membersIn } from './members.ts';
import { morningsIn } from './mornings.ts';
import { optOutsIn } from './opt-outs.ts';
import { brokenIndex, toOutage } from './outage.ts';
import { outgoingRefundsIn } from './outgoing-refunds.ts';
import { outgoingTextsIn } from './outgoing-texts.ts';
import { papersIn } from './papers.ts';
import { payoutRowsIn, payoutsIn } from './payouts.ts';
import { privacyOrdersIn } from './privacy-orders.ts';
import { probe } from './probe.ts';
import { renew } from './renewal.ts';
import { repliesIn } from './replies.ts';
import { requestsIn } from './requests.ts';
import { demandKeys, resealAll } from './sealed.ts';
import { sourceCustomersIn } from './source-customers.ts';
import { syncStatesIn } from './sync-states.ts';
import { tasksIn } from './tasks.ts';
import { ticketsIn } from './tickets.ts';
import { explainServer } from './unusable.ts';
import { createVault, type Vault } from './vault.ts';

const OPTIONS = {
  // Indexes are built when connecting, awaited, one command for each collection; nothing appears on its own.
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  // A member waits three seconds at most: a server that is away is an answer, not something to wait for.
  serverSelectionTimeoutMS: 2_500,
  connectTimeoutMS: 2_500,
  waitQueueTimeoutMS: 2_500,
  socketTimeoutMS: 5_000,
  maxPoolSize: 50,
  // Nothing is acknowledged before it survives the loss of a server, whatever the server's own default.
  writeConcern: { w: 'majority', journal: true },
} as const;

const DATABASE = 'quittance';
const INDEX_NOT_FOUND = 27;
/** Commands for indexes that are sent at once: the others would wait for a connection, and give up on a slow machine. */
const INDEXES_AT_ONCE = 4;
const databaseIn = (uri: string): string | undefined => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];

export interface ConnectedStore {
  store: Store;
  /** Waits for nothing: what is under way fails. */
  close(): Promise<void>;
  /** Resolves when the server can be reached and written to. @throws Outage within about five seconds, when not */
  ready(): Promise<void>;
  /** Seals what companies keep secret with the newest key; gives how much it was. */
  reseal(): Promise<number>;
}

export interface Connecting {
  /** What links are made with; held against what they were made with before. Not looked at without it. */
  key?: Key;
  /** Without a database's name, `quittance` is used. */
  uri: string;
  /** Where the embedded server is: documents then go there on a line of their own, and not through the driver. */
  line?: NetConnectOpts | undefined;
  log: Log;
  /** Whether the server is somebody else's: then it is tried whether it does what is needed. */
  foreign?: boolean;
}

/** The newest of its own keys seals, else the one that links are made with, which goes on opening what it sealed. */
function vaultOf({ bytes, secrets = [] }: Key): Vault {
  const [newest = bytes, ...former] = secrets;
  return createVault(newest, ...former, bytes);
}

/** Everything that is kept, each kind in its collection of a database. */
export const storeIn = (database: Database): Store => ({
  companies: companiesIn(database),
  foundings: foundingsIn(database),
  installations: installationsIn(database),
  tickets: ticketsIn(database),
  accounts: accountsIn(database),
  members: membersIn(database),
  letterheads: letterheadsIn(database),
  files: filesIn(database),
  replies: repliesIn(database),
  customers: customersIn(database),
  optOuts: optOutsIn(database),
  invoices: invoicesIn(database),
  sourceCustomers: sourceCustomersIn(database),
  syncStates: syncStatesIn(database),
  drafts: draftsIn(database),
  requests: requestsIn(database),
  conversations: conversationsIn(database),
  texts: incomingTextsIn(database),
  outgoingTexts: outgoingTextsIn(database),
  earlyWords: earlyWordsIn(database),
  papers: papersIn(database),
  mails: mailsIn(database),
  mailAllowances: mailAllowancesIn(database),
  outgoingRefunds: outgoingRefundsIn(database),
  tasks: tasksIn(database),
  disputeFiles: disputeFilesIn(database),
  payouts: payoutsIn(database),
  payoutRows: payoutRowsIn(database),
  dayTotals: dayTotalsIn(database),
  mailboxes: mailboxesIn(database),
  mornings: morningsIn(database),
  estimates: estimatesIn(database),
  audit: auditRowsIn(database),
  privacyOrders: privacyOrdersIn(database),
  incidents: incidentsIn(database),
  jobs: jobsIn(database),
});

/**
 * Connects to a MongoDB server and builds what is missing of the indexes.
 * @throws CannotStart when the server cannot be used, within three seconds where it does not answer
 */
export async function connectStore({
  uri,
  line: address,
  log,
  key,
  foreign = false,
}: Connecting): Promise<ConnectedStore> {
  const connection = mongoose.createConnection();
  const named = databaseIn(uri);
  const line = address && lineCommands(address, named ?? DATABASE);
  const commands = line ?? driverCommands(connection);
  const vault = key && vaultOf(key);
  const database: Database = {
    commands,
    log,
    schemas: new Map(),
    outdated: [],
    ...(vault && { vault }),
  };
  const store = storeIn(database);
  try {
    await connection.openUri(uri, { ...OPTIONS, ...(named ? {} : { dbName: DATABASE }) });
    if (foreign) await probe(connection);
    await claimVersion(connection);
    if (key) await claimKey(connection, key);
    if (vault) await demandKeys(connection, vault, { isLost: key?.isNew ?? false });
    await buildAllIndexes(connection, database.schemas);
  } catch (error) {
    await connection.close(true);
    if (error instanceof CannotStart) throw error;
    throw explainServer(foreign ? uri : undefined, error as Error);
  }
  connection.on('disconnected', () => log.warn('the store is away'));
  connection.on('reconnected', () => log.info('the store is back'));
  connection.on('error', (error) => log.error('the store failed', { error: String(error) }));
  const stopping = new AbortController();
  const renewing = renew(database.outdated, log, stopping.signal);
  return {
    store,
    async close() {
      stopping.abort();
      connection.removeAllListeners('disconnected');
      line?.close();
      await connection.close(true);
      await renewing;
    },
    ready: () => write(connection),
    reseal: async () => (vault ? resealAll(connection, vault) : 0),
  };
}

/** What an earlier version looked up, or did not let stand twice, in another way. */
const FORMER_INDEXES: Record<string, string[]> = {
  invoices: ['reference', 'customer'],
  customers: ['phone'],
  'outgoing-mails': ['address'],
};

async function buildAllIndexes(connection: Connection, schemas: Iterable<[string, Schema]>): Promise<void> {
  // Shared: each takes the next that nobody has taken.
  const left = Iterator.from(schemas);
  const build = async () => {
    for (const each of left) await buildIndexes(connection, ...each);
  };
  await Promise.all(Array.from({ length: INDEXES_AT_ONCE }, build));
}

/** Every index of a collection in one command: at each start this is one round trip, and no work. */
async function buildIndexes(connection: Connection, name: string, schema: Schema): Promise<void> {
  const collection = connection.collection(name);
  const indexes = schema.indexes().map(([key, { background: _, ...options }]) => ({ key, ...options }));
  if (indexes.length > 0) await collection.createIndexes(indexes as never);
  const former = [...(schema.path('outbox') ? ['due'] : []), ...(FORMER_INDEXES[name] ?? [])];
  for (const each of former) await withoutIndex(collection, each);
}

/** An index of an earlier version, which every write would go on filling. */
async function withoutIndex(collection: ReturnType<Connection['collection']>, name: string): Promise<void> {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError && error.code === INDEX_NOT_FOUND)) throw error;
  }
}

/** One document, over and over: a full or read-only disk, and a server that lost its rank, still answer a `ping`. */
async function write(connection: Connection): Promise<void> {
  const [id, change] = [{ _id: 'store' }, { $set: { writtenAt: new Date() } }];
  try {
    await connection.collection<{ _id: string }>('readiness').updateOne(id, change, { upsert: true });
  } catch (error) {
    // Of two that write it for the first time, one is told that it is there: it could be written.
    if (brokenIndex(error) === undefined) throw toOutage('write', error);
  }
}
