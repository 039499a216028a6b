import type { Source, SourceBatch, SourceHome } from '../../src/invoices/index.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { Unreadable } from '../kit/reading.ts';
import { type CdkAccount, createCdkClient, type Whose } from './client.ts';
import { customerIn } from './customers.ts';
import { extract } from './extracts.ts';
import { DELTA_HOURS, PATHS } from './mapping.ts';
import { orderIn } from './orders.ts';
import { settle } from './settle.ts';
import { NoValue } from './values.ts';

export interface CdkOptions extends CdkAccount {
  /** The dealers whose orders are read: one subscription each. */
  subscriptionIds: string[];
  /** Their departments; without any, the dealer as a whole. */
  departmentIds: string[];
  /** How often what changed is asked for. */
  everyMs: number;
}

/** So many are taken over at once. */
const AT_ONCE = 200;
const HOUR_MS = 3_600_000;
/** What CDK hears late, or its clock has otherwise. */
const OVERLAP_MS = 2 * HOUR_MS;

/** CDK's dealer management system, through Fortellis. Refuses to start on an empty key. */
export function createCdkSource(options: CdkOptions, { clock, log }: { clock: Clock; log: Log }): Source {
  const client = createCdkClient(options);
  const departments = options.departmentIds.length > 0 ? options.departmentIds : [undefined];
  const accounts = options.subscriptionIds.flatMap((subscriptionId) =>
    departments.map((departmentId) => ({
      id: [subscriptionId, departmentId].filter(Boolean).join('.'),
      name: departmentId ?? subscriptionId,
      whose: { subscriptionId, ...(departmentId && { departmentId }) } satisfies Whose,
    })),
  );
  const whoseOf = (id: string): Whose | undefined => accounts.find((account) => account.id === id)?.whose;

  return {
    ...{ system: 'cdk', name: 'CDK', everyMs: options.everyMs },
    accounts: async () => accounts.map(({ id, name }) => ({ id, name })),
    async *changes({ id }, since, home) {
      const whose = whoseOf(id);
      if (!whose) return;
      const now = clock.now();
      for (const { kind, base, path, query } of asked(since, now)) {
        const items = extract(client, base, { path, whose, ...(query && { query }) });
        for await (const some of inBatches(items, AT_ONCE)) yield batchOf(kind, some, id, home);
        log.info('an extract was read', { account: id, path });
      }
    },
    async settle(payment) {
      const whose = whoseOf(payment.source.account);
      return whose ? settle(client, whose, payment) : 'unknown';
    },
  };
}

interface Extract {
  kind: 'customers' | 'orders';
  base: string;
  path: string;
  query?: Record<string, string>;
}

/**
 * Everything at first, and whenever more than a delta covers has passed; then what changed since, a little more than
 * that, and what was voided, which no delta tells.
 */
function asked(since: Date | undefined, now: Date): Extract[] {
  const orders = (path: string, query?: Extract['query']): Extract => ({
    kind: 'orders',
    base: PATHS.orders,
    path,
    ...(query && { query }),
  });
  const customers = (path: string, query?: Extract['query']): Extract => ({
    kind: 'customers',
    base: PATHS.customers,
    path,
    ...(query && { query }),
  });
  const from = since && new Date(since.getTime() - OVERLAP_MS);
  if (!from || now.getTime() - from.getTime() > DELTA_HOURS * HOUR_MS)
    return [customers('/bulk'), orders('/open'), orders('/closed'), orders('/wip')];
  const query = { startDate: from.toISOString(), endDate: now.toISOString() };
  return [customers('/delta', query), orders('/open/delta', query), orders('/closed/delta', query), orders('/wip')];
}

function batchOf(kind: Extract['kind'], items: unknown[], account: string, home: SourceHome): SourceBatch {
  const batch: SourceBatch = { customers: [], invoices: [], unreadable: [] };
  for (const item of items) {
    try {
      if (item instanceof Error) throw item;
      if (kind === 'orders') batch.invoices.push(orderIn(item, account, home));
      else batch.customers.push(customerIn(item, account, home));
    } catch (error) {
      batch.unreadable.push({ id: nameOf(item), why: whyOf(error) });
    }
  }
  return batch;
}

/** As `BatchFailure` spells it, so that it is said in its reader's language. */
function whyOf(error: unknown): string {
  if (error instanceof NoValue) return `${error.expected}-unreadable ${error.what}`;
  if (error instanceof Unreadable) return `shape-unexpected ${error.path}`;
  return error instanceof Error ? error.message : String(error);
}

/** What somebody can find it by in CDK. */
function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || item instanceof Error) return '?';
  const { roNumber, customerId }: { roNumber?: unknown; customerId?: unknown } = item;
  return String(roNumber ?? customerId ?? '?').slice(0, 40);
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
