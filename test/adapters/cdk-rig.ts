import { createCdkSource } from '../../adapters/cdk/source.ts';
import { garageBooks } from '../../sandbox/fortellis/books.ts';
import { type FortellisOptions, type FortellisStandIn, startFortellis } from '../../sandbox/fortellis/stand-in.ts';
import { createEventLog } from '../../sandbox/stand-in.ts';
import type { SourceBatch, SourceInvoice } from '../../src/invoices/index.ts';
import { silentLog } from '../fixtures/fakes.ts';

export const NOW = new Date('2026-11-23T17:00:00Z');
export const HOME = { currency: 'CAD', country: 'CA' } as const;
export const ACCOUNT = 'sub-boreal.SERVICE';
const KEYS = { clientId: 'key-1', clientSecret: 'secret-1' };

/** The dealer's system, and the adapter that reads it. Its clock stands until `at` is moved. */
export async function startDealer(more: Partial<FortellisOptions> = {}) {
  const log = createEventLog();
  const clock = { at: NOW, now: () => clock.at };
  const cdk: FortellisStandIn = await startFortellis({
    ...KEYS,
    subscriptionId: 'sub-boreal',
    books: garageBooks(NOW),
    extractSeconds: 0,
    quota: 10_000,
    now: clock.now,
    log,
    ...more,
  });
  const options = {
    ...KEYS,
    apiUrl: cdk.url,
    loginUrl: cdk.url,
    subscriptionIds: ['sub-boreal'],
    departmentIds: ['SERVICE'],
    everyMs: 60_000,
  };
  return { cdk, clock, log, options, source: createCdkSource(options, { clock, log: silentLog }) };
}

export async function all(batches: AsyncIterable<SourceBatch>) {
  const read: SourceBatch = { customers: [], invoices: [], unreadable: [] };
  let most = 0;
  for await (const { customers, invoices, unreadable } of batches) {
    read.customers.push(...customers);
    read.invoices.push(...invoices);
    read.unreadable.push(...unreadable);
    most = Math.max(most, customers.length, invoices.length);
  }
  return { ...read, most };
}

export function invoice(invoices: SourceInvoice[], reference: string): SourceInvoice {
  const found = invoices.find(({ content }) => content.reference === reference);
  if (!found) throw new Error(`${reference} was not read`);
  return found;
}
