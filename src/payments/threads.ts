import { lastSpokenOf, type Threads, textsUnderWay } from '../conversations/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { reportText } from './steps.ts';

const PAGE = 200;

/** The threads of payment requests: what customers' texts answer, and what the carrier reports on. */
export const createRequestThreads = (house: Pick<PaymentsHouse, 'store' | 'wake' | 'clock' | 'newId'>): Threads => ({
  latestWith: (companyId, phone) => house.store.requests.latestFor(companyId, phone),
  get: (companyId, id) => house.store.requests.get(companyId, id),
  async reported({ companyId, requestId, textId }, report) {
    let isNews = false;
    const changed = await change(one(house.store.requests, companyId, requestId), (request) => {
      const next = reportText(request, textId, report, momentOf(house));
      isNews = next !== undefined;
      return next;
    });
    if (!changed) return undefined;
    house.wake.requests(changed);
    return { phone: changed.customer.phone, isNews };
  },
  async *underWay(companyId, after, until) {
    for (let from = after; ; ) {
      const page = await house.store.requests.underWay(companyId, from, until, PAGE);
      for (const { id: requestId, reference, texts } of page) {
        for (const { id: textId, sid } of textsUnderWay(texts)) {
          yield { about: { companyId, requestId, textId }, sid, reference };
        }
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      from = lastSpokenOf(last.texts) ?? until;
    }
  },
});
