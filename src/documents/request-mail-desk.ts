import type { Actor } from '../company/index.ts';
import { rememberEmail } from '../customers/index.ts';
import { parseEmail } from '../kernel/email.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { mailRequest, type PaymentRequest, stateAt } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { DocumentsHouse } from './house.ts';
import { promiseMail } from './mail-promise.ts';
import type { DocumentScreen, MailForm } from './screen.ts';

/** A request that goes by e-mail, for who can't get a text: with its link, and its invoice. */
export function createRequestMailDesk(house: DocumentsHouse) {
  const { store, clock } = house;
  const refuse = (refusal: Refusal): DocumentScreen => ({ kind: 'refused', refusal });

  const form = ({ id, amount, reference, customer }: PaymentRequest, email: string, problem?: Refusal): MailForm => ({
    ...{ kind: 'mail-form', values: { email }, requestId: id, amount, reference },
    ...(customer.name ? { customer: customer.name } : {}),
    ...(problem ? { problem } : {}),
  });

  /** Where it may go; the address that a customer is known by is offered. */
  async function open(actor: Actor, id: string): Promise<DocumentScreen> {
    const request = await store.requests.get(actor.companyId, id);
    if (!request) return refuse({ code: 'request-gone' });
    if (!house.mail) return refuse({ code: 'no-mail' });
    if (stateAt(request, clock.now()) !== 'open') return refuse({ code: 'not-payable' });
    const customer = await store.customers.get(actor.companyId, request.customer.id);
    return form(request, customer?.email ?? '');
  }

  return {
    open,

    async send(actor: Actor, id: string, typed: string, key: string): Promise<DocumentScreen> {
      const seen = await store.requests.get(actor.companyId, id);
      if (!seen) return refuse({ code: 'request-gone' });
      if (!house.mail) return refuse({ code: 'no-mail' });
      const email = parseEmail(typed);
      if (!email.ok) return form(seen, typed, email.refusal);
      const ask = (now: PaymentRequest) => mailRequest(now, email.value, key, momentOf(house));
      const answer = await promiseMail(house, seen, email.value, ask, { code: 'mails-too-often' });
      if (!answer.ok) return form(seen, typed, answer.refusal);
      await rememberEmail(store.customers, actor.companyId, seen.customer.id, email.value);
      const { reference, cards } = seen;
      return { kind: 'request-mailed', reference, to: email.value, shownIn: cards.map(({ room }) => room) };
    },

    /** The form as it stands. */
    async again(actor: Actor, id: string, typed: string): Promise<DocumentScreen> {
      const request = await store.requests.get(actor.companyId, id);
      return request ? form(request, typed) : refuse({ code: 'request-gone' });
    },
  };
}
