import type { Document as Raw } from 'bson';
import type { Documents, Store } from '../../src/ports.ts';
import { fullDisputeFile } from './dispute-file-samples.ts';
import { fullEstimate } from './estimate-samples.ts';
import { fullMailbox } from './mailbox-samples.ts';
import { fullPayout } from './payout-samples.ts';
import { incident, privacyOrder } from './privacy-samples.ts';
import { fullOutgoingRefund } from './refund-samples.ts';
import * as sample from './store-samples.ts';
import { fullMorning, fullTask } from './task-samples.ts';

/** A collection whose documents are read, changed and written: how one with every field comes to be, and is changed. */
interface Changing {
  collection: string;
  field: string;
  /** What its first version had in the place of something that it has now. */
  former?: Raw;
  /** Gives its id in the database. */
  insert(store: Store, companyId: string): Promise<string>;
  /** Reads it, and writes `field` anew and nothing else. */
  touch(store: Store, companyId: string, id: string): Promise<unknown>;
}

type Versioned = { id: string; companyId: string; revision: number };

/** One that is inserted, read and replaced as a whole. */
const replacing = <T extends Versioned>(
  collection: string,
  of: (store: Store) => Documents<T>,
  full: (companyId: string) => T,
  change: { [field: string]: unknown },
): Changing => ({
  collection,
  field: Object.keys(change).join(),
  async insert(store, companyId) {
    const document = full(companyId);
    await of(store).insert(document);
    return document.id;
  },
  touch: async (store, companyId, id) => of(store).replace({ ...(await of(store).get(companyId, id))!, ...change }),
});

/** Every collection whose documents are read, changed and written back. */
export const CHANGING: Changing[] = [
  replacing('requests', (store) => store.requests, sample.fullRequest, { newLinkAskedAt: sample.at(99) }),
  replacing('conversations', (store) => store.conversations, sample.fullConversation, { lastAt: sample.at(99) }),
  replacing('texts', (store) => store.texts, sample.fullIncomingText, { body: 'touched' }),
  replacing('outgoing-texts', (store) => store.outgoingTexts, sample.fullOutgoingText, { words: 'touched' }),
  replacing('outgoing-mails', (store) => store.mails, sample.fullOutgoingMail, { to: 'touched' }),
  replacing('estimates', (store) => store.estimates, fullEstimate, { reference: 'touched' }),
  replacing('outgoing-refunds', (store) => store.outgoingRefunds, fullOutgoingRefund, { reference: 'touched' }),
  replacing('dispute-files', (store) => store.disputeFiles, fullDisputeFile, { fileId: 'touched' }),
  replacing('payouts', (store) => store.payouts, fullPayout, { trace: 'touched' }),
  replacing('mornings', (store) => store.mornings, fullMorning, { dueOn: sample.at(99) }),
  replacing('tasks', (store) => store.tasks, fullTask, { reference: 'touched' }),
  replacing('mailboxes', (store) => store.mailboxes, fullMailbox, { unreachableAt: sample.at(99) }),
  replacing('foundings', (store) => store.foundings, sample.fullFounding, { appearance: 99 }),
  {
    ...replacing('invoices', (store) => store.invoices, sample.invoice, { advisor: 'touched' }),
    former: { balance: { minor: 125_50, currency: 'CAD' } },
  },
  replacing('privacy-orders', (store) => store.privacyOrders, privacyOrder, { doneAt: sample.at(99) }),
  replacing('incidents', (store) => store.incidents, incident, { what: 'lost' }),
  replacing('customers', (store) => store.customers, sample.fullCustomer, { name: 'Élise Tremblay touched' }),
  replacing('replies', (store) => store.replies, sample.fullReply, { name: 'touched' }),
  {
    collection: 'companies',
    field: 'name',
    async insert(store, companyId) {
      const document = sample.company({ id: companyId });
      await store.companies.found(document, { id: sample.workspace(), companyId });
      return companyId;
    },
    async touch({ companies }, companyId) {
      return companies.replace({ ...(await companies.get(companyId))!, name: 'touched' });
    },
  },
  {
    collection: 'members',
    field: 'name',
    async insert(store, companyId) {
      await store.members.put(sample.member(companyId));
      return `${companyId}/slack:T1/U1`;
    },
    touch: ({ members }, companyId) => members.put(sample.member(companyId, { name: 'touched' })),
  },
];

/** The others, by why nothing that a newer version stored is lost by writing them. */
export const OTHERS: Record<string, string[]> = {
  'written once, or a field of it': [
    ...['audit', 'drafts', 'files', 'letterheads', 'opt-outs', 'papers', 'source-customers', 'tickets'],
  ],
  'changed a field at a time': ['accounts', 'day-totals', 'early-words', 'installations', 'jobs', 'mail-allowances'],
  'told anew by who knows, as members are': ['payout-rows', 'sync-states'],
};
