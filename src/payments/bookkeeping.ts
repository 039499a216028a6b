import { change, one } from '../kernel/change.ts';
import type { PaymentsHouse } from './house.ts';
import { occasionOf } from './occasion.ts';
import type { ProcessorEvent, RequestAddress, UnreadableEvent } from './payment.ts';
import type { PaymentRequest } from './request.ts';
import { settle } from './settle.ts';

/**
 * What became of something the processor told. `changed`: it was news; `credited`: the request that it brought money to
 * which was not known. `not-ours`: of no request or company here; the other two are ours and were not taken, and the log
 * says so to an operator.
 */
export type Taken = { outcome: 'taken'; changed: boolean; credited?: PaymentRequest } | { outcome: NotTaken };
export type NotTaken = 'not-ours' | 'unreadable' | 'request-missing';

/** Enters what the processor tells of a request. */
export function createBookkeeping(house: PaymentsHouse) {
  const { store, directory, log } = house;

  /** Undefined for another's: of a company or a payment that is not known here. */
  async function addressOf(event: ProcessorEvent): Promise<RequestAddress | undefined> {
    if ('requestId' in event) return event;
    const request = await store.requests.byPayment(event.paymentId);
    return request && { companyId: request.companyId, requestId: request.id };
  }

  /** One conditional write that is the de-duplication, the change of state and the promise to tell it. */
  async function enter(
    { companyId, requestId }: RequestAddress,
    event: Exclude<ProcessorEvent, UnreadableEvent>,
  ): Promise<Taken> {
    const occasion = await occasionOf(house, companyId);
    let [news, known] = [false, 0];
    const changed = await change(one(store.requests, companyId, requestId), (request) => {
      const next = settle(request, event, occasion);
      [news, known] = [next !== undefined, request.payments.length];
      return next;
    });
    if (changed) {
      if (news) house.wake('requests', changed);
      return { outcome: 'taken', changed: news, ...(changed.payments.length > known && { credited: changed }) };
    }
    if (!occasion.company) return { outcome: 'not-ours' };
    const { kind } = event;
    log.error('the payment processor tells of a request that is not here: was an older store put back?', {
      ...{ kind, paymentRequestId: requestId },
    });
    return { outcome: 'request-missing' };
  }

  return {
    /**
     * What became of a payment after it came may be told before the payment itself, and then passes for another's:
     * reconciliation, which reads payments first, takes it. `by`: the company whose own account tells it, which has
     * nothing to say of another's; without one it is the server's.
     */
    async told(event: ProcessorEvent, by?: string): Promise<Taken> {
      const address = await addressOf(event);
      if (!address || (by !== undefined && address.companyId !== by)) return { outcome: 'not-ours' };
      if (event.kind !== 'unreadable') return enter(address, event);
      if (!(await directory.company(address.companyId))) return { outcome: 'not-ours' };
      const { eventId, type, why } = event;
      log.error('an event of the payment processor cannot be read: look it up there, and see to the request by hand', {
        ...{ eventId, type, why, paymentRequestId: address.requestId },
      });
      return { outcome: 'unreadable' };
    },
  };
}
