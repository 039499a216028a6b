import type { Actor } from '../company/index.ts';
import type { PaymentsHouse } from './house.ts';
import { codeUrl, linkUrl } from './message.ts';
import { leftToStart } from './parts.ts';
import type { CounterForm, PaymentScreen } from './screen.ts';
import { stateAt } from './steps.ts';

/** A request's link for who stands at the counter: shown to a member of its company, while it can be paid. */
export function createCounterDesk({ store, clock, links, publicUrl }: PaymentsHouse) {
  return {
    async show(actor: Actor, id: string, what: CounterForm['what']): Promise<PaymentScreen> {
      const request = await store.requests.get(actor.companyId, id);
      if (!request) return { kind: 'refused', refusal: { code: 'request-gone' } };
      // What is left of it: a part is paid, or is others' to pay with links of their own.
      const amount = leftToStart(request);
      const isPayable = stateAt(request, clock.now()) === 'open' && amount.minor > 0;
      if (!isPayable) return { kind: 'refused', refusal: { code: 'not-payable' } };
      const { reference } = request;
      const url = linkUrl(publicUrl, links.tokenFor(id));
      return { kind: 'counter-form', values: {}, what, requestId: id, amount, reference, url, codeUrl: codeUrl(url) };
    },

    /** The member has seen it: the card says the rest where they are. */
    async done(actor: Actor, id: string): Promise<PaymentScreen> {
      const request = await store.requests.get(actor.companyId, id);
      if (!request) return { kind: 'refused', refusal: { code: 'request-gone' } };
      return { kind: 'counter-done', reference: request.reference, shownIn: actor.room ? [actor.room] : [] };
    },
  };
}
