import type { Threads } from '../conversations/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { reportText } from './steps.ts';

/** The threads of payment requests: what customers' texts answer, and what the carrier reports on. */
export const createRequestThreads = (house: Pick<PaymentsHouse, 'store' | 'wake' | 'clock' | 'newId'>): Threads => ({
  latestWith: (companyId, phone) => house.store.requests.latestFor(companyId, phone),
  get: (companyId, id) => house.store.requests.get(companyId, id),
  async reported({ companyId, requestId, textId }, report) {
    const changed = await change(one(house.store.requests, companyId, requestId), (request) =>
      reportText(request, textId, report, momentOf(house)),
    );
    if (!changed) return undefined;
    house.wake.requests(changed);
    return changed.customer;
  },
});
