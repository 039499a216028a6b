import type { Actor } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { memberRef } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import { type Answer, granted, type Refusal } from '../kernel/refusal.ts';
import { momentOf } from '../promises/outbox.ts';
import type { CancelWhy } from './cancelled.ts';
import type { PaymentsHouse } from './house.ts';
import { asksForLess, composeLeft } from './message.ts';
import { optedOut } from './payer.ts';
import { debtsOf } from './reference.ts';
import type { PaymentRequest } from './request.ts';
import type { PaymentScreen } from './screen.ts';
import { rivalsIn } from './sending.ts';
import { cancel, payingInFull, sendAgain } from './steps.ts';

const DAY_MS = 86_400_000;

/** The buttons on a request's card. */
export function createCardDesk(house: PaymentsHouse) {
  const { store, directory } = house;

  /** Decides on the latest state of a request of the member's own company, and delivers what follows. */
  async function act(actor: Actor, id: string, decide: (request: PaymentRequest) => Answer<PaymentRequest>) {
    let refusal: Refusal | undefined;
    const changed = await change(one(store.requests, actor.companyId, id), (request) => {
      const answer = decide(request);
      refusal = answer.ok ? undefined : answer.refusal;
      return answer.ok && answer.value !== request ? answer.value : undefined;
    });
    if (!changed) return { refusal: { code: 'request-gone' } as const };
    if (refusal) return { refusal };
    house.wake('requests', changed);
    return { request: changed };
  }

  return {
    async cancel(actor: Actor, id: string, key: string, why: CancelWhy = {}): Promise<PaymentScreen> {
      const { request, refusal } = await act(actor, id, (now) =>
        cancel(now, actor.name, key, momentOf(house), { ...why, who: memberRef(actor) }),
      );
      if (!request) return { kind: 'refused', refusal };
      const { state, reference } = request;
      return { kind: state === 'cancelled' ? 'request-cancelled' : 'request-cancelling', reference };
    },

    async payInFull(actor: Actor, id: string, isWanted: boolean): Promise<PaymentScreen> {
      const { request, refusal } = await act(actor, id, (now) => payingInFull(now, isWanted, momentOf(house)));
      if (!request) return { kind: 'refused', refusal };
      return { kind: 'parts-changed', reference: request.reference, inFull: isWanted };
    },

    async sendAgain(actor: Actor, id: string, key: string): Promise<PaymentScreen> {
      const [company, seen] = await Promise.all([
        directory.company(actor.companyId),
        store.requests.get(actor.companyId, id),
      ]);
      const phone = seen && !seen.customer.email && seen.customer.phone;
      const customer = phone && (await store.customers.byPhone(actor.companyId, phone));
      if (!company || !seen) return { kind: 'refused', refusal: { code: 'request-gone' } };
      if (customer && hasOptedOut(customer)) return { kind: 'refused', refusal: optedOut(customer) };
      // Asked for anew since the link ran out: two links for one debt would be paid twice.
      const rivals = seen.state === 'expired' ? debtsOf(seen) : [];
      const [rival] = await rivalsIn(store, actor.companyId, rivals);
      if (rival) {
        const { asker, createdAt } = rival;
        return { kind: 'refused', refusal: { code: 'asked-again', by: asker.name, at: createdAt } };
      }
      const until = new Date(house.clock.now().getTime() + company.linkDays * DAY_MS);
      const { request, refusal } = await act(actor, id, (now) => {
        // The words it was first sent with ask for all of it.
        const asks = asksForLess(now) ? { ...now, message: composeLeft(now, company) } : now;
        const answer = sendAgain(asks, actor.name, key, until, momentOf(house));
        return answer.ok && answer.value === asks ? granted(now) : answer;
      });
      if (!request) return { kind: 'refused', refusal };
      return { kind: 'request-sent-again', reference: request.reference };
    },
  };
}
