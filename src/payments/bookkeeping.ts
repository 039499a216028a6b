import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import type { CheckoutEvent, UnreadableEvent } from './payment.ts';
import type { PaymentRequest } from './request.ts';
import { settle } from './settle.ts';

/**
 * What became of something the processor told. `credited`: the request that it brought money to which was not known.
 * `not-ours`: of no company here; the other two are ours and were not taken, and the log says so to an operator.
 */
export type Taken = { outcome: 'taken'; credited?: PaymentRequest } | { outcome: NotTaken };
export type NotTaken = 'not-ours' | 'unreadable' | 'request-missing';

/** Enters what the processor tells of a request. */
export function createBookkeeping(house: PaymentsHouse) {
  const { store, directory, log } = house;

  /** One conditional write that is the de-duplication, the change of state and the promise to tell it. */
  async function enter(event: CheckoutEvent): Promise<Taken> {
    let [news, known] = [false, 0];
    const changed = await change(one(store.requests, event.companyId, event.requestId), (request) => {
      const next = settle(request, event, momentOf(house));
      [news, known] = [next !== undefined, request.payments.length];
      return next;
    });
    if (!changed) return missing(event);
    if (news) house.wake.requests(changed);
    return { outcome: 'taken', ...(changed.payments.length > known && { credited: changed }) };
  }

  async function missing({ kind, companyId, requestId }: CheckoutEvent): Promise<Taken> {
    if (!(await directory.company(companyId))) return { outcome: 'not-ours' };
    log.error('the payment processor tells of a request that is not here: was an older store put back?', {
      kind,
      requestId,
    });
    return { outcome: 'request-missing' };
  }

  return {
    async told(event: CheckoutEvent | UnreadableEvent): Promise<Taken> {
      if (event.kind !== 'unreadable') return enter(event);
      if (!(await directory.company(event.companyId))) return { outcome: 'not-ours' };
      const { eventId, type, why, requestId } = event;
      log.error('an event of the payment processor cannot be read: look it up there, and see to the request by hand', {
        ...{ eventId, type, why, requestId },
      });
      return { outcome: 'unreadable' };
    },
  };
}
