/** Lets a link expire before its time, as the days would: in the store, while the app runs. */
import { createLog } from '../../adapters/log.ts';
import { reachEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import { change, one } from '../../src/kernel/change.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Store } from '../../src/ports.ts';
import { isErrand, withOutbox } from '../../src/promises/outbox.ts';
import { WORKSPACES } from '../seed.ts';
import { CUSTOMERS } from './garage.ts';

/** The latest request that can still be paid: its link ends now. Nothing happens when there is none. */
export async function expireLatest(dataDir: string): Promise<void> {
  const embedded = await reachEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ uri: embedded.uri, log: createLog('error') });
  try {
    const latest = await latestOpen(store);
    const ended = (now: PaymentRequest) => expired(now, new Date());
    // What the app writes in between is not written over.
    if (latest) await change(one(store.requests, latest.companyId, latest.id), ended, latest);
  } finally {
    await close();
    await embedded.close();
  }
}

async function latestOpen(store: Store): Promise<PaymentRequest | undefined> {
  const company = await store.companies.byWorkspace(WORKSPACES.slack);
  if (!company) return undefined;
  const requests = await Promise.all(CUSTOMERS.map(({ phone }) => store.requests.latestFor(company.id, phone)));
  return requests
    .filter((request) => request?.state === 'open')
    .sort((one, other) => Number(other?.createdAt) - Number(one?.createdAt))
    .at(0);
}

const expired = (request: PaymentRequest, now: Date): PaymentRequest =>
  withOutbox(
    { ...request, linkExpiresAt: now },
    request.outbox.map((item) => (isErrand(item, 'expire-link') ? { ...item, due: now } : item)),
  );
