/** Lets a link expire before its time, as the days would: in the store, while the app runs. */
import { change, one } from '../../src/kernel/change.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Store } from '../../src/ports.ts';
import { isErrand, withOutbox } from '../../src/promises/outbox.ts';
import { WORKSPACES } from '../seed.ts';
import { CUSTOMERS } from './garage.ts';
import { inStore } from './in-store.ts';

/** The latest request that can still be paid: its link ends now. Nothing happens when there is none. */
export const expireLatest = (dataDir: string): Promise<void> =>
  inStore(dataDir, async (store) => {
    const latest = await latestOpen(store);
    const ended = (now: PaymentRequest) => expired(now, new Date());
    // What the app writes in between is not written over.
    if (latest) await change(one(store.requests, latest.companyId, latest.id), ended, latest);
  });

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
