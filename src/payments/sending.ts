import { type Actor, type Company, roomsFor } from '../company/index.ts';
import { findOrMake } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { composeMessage } from './message.ts';
import type { Payer } from './payer.ts';
import { type Ask, requestedBefore } from './quickpay.ts';
import type { PaymentRequest } from './request.ts';
import { type PaymentScreen, traceOf } from './screen.ts';
import { withoutDebt } from './settle.ts';
import { requestPayment } from './steps.ts';

const DAY_MS = 86_400_000;

/** The last step of a quick payment: the customer and the request are stored, once. */
export function createSending(house: PaymentsHouse) {
  const { store } = house;

  /** The customer of a request, called as they are asked; a new number becomes one, with how we came by their consent. */
  async function customerOf(company: Company, payer: Payer, { tongue }: Ask): Promise<PaymentRequest['customer']> {
    const { known, phone, name } = payer;
    const asked = (id: string) => ({ id, phone, ...(name ? { name } : {}) });
    if (known) {
      if (name && name !== known.name)
        await change(one(store.customers, company.id, known.id), (now) =>
          now.name === known.name ? { ...now, name } : undefined,
        );
      return asked(known.id);
    }
    const at = house.clock.now();
    const { customer } = await findOrMake(house, {
      ...{ companyId: company.id, phone, ...(name ? { name } : {}), tongue, createdAt: at },
      consent: [{ level: 'transactional', source: 'asked-by-member', proof: 'quickpay', at }],
    });
    return asked(customer.id);
  }

  /**
   * Stores the request and answers, unless the customer can pay one for the same already: one that the member knows of
   * (`shown`) stands in nobody's way, any other is given back as the rival.
   */
  return async function send(
    company: Company,
    actor: Actor,
    ask: Ask,
    key: string,
    shown: string[],
  ): Promise<PaymentScreen | { rival: PaymentRequest }> {
    const rooms = roomsFor(company, actor.room);
    if (rooms.length === 0) return { kind: 'refused', refusal: { code: 'room-missing' } };
    const customer = await customerOf(company, ask.payer, ask);
    const moment = momentOf(house);
    const id = house.newId('pay');
    const request = requestPayment(
      {
        id,
        companyId: company.id,
        key,
        customer,
        tongue: ask.tongue,
        asker: { id: actor.id, name: actor.name, workspaceId: actor.workspaceId },
        amount: ask.amount,
        reference: ask.reference,
        message: composeMessage(ask.parts),
        linkHash: house.links.hash(house.links.tokenFor(id)),
        linkExpiresAt: new Date(moment.now.getTime() + company.linkDays * DAY_MS),
        ...(company.letterhead ? { letterhead: company.letterhead } : {}),
        rooms,
      },
      moment,
    );
    for (let asked = request; ; asked = withoutDebt(request)) {
      if (await store.requests.insert(asked)) {
        house.wake('requests', asked);
        return receipt(asked);
      }
      const earlier = await store.requests.byKey(company.id, key);
      if (earlier) return receipt(earlier);
      const rival = asked.debt && (await store.requests.byDebt(company.id, asked.debt));
      // Paid or cancelled in the same moment: the member presses again, and is told what there is to know by then.
      if (!rival) return { kind: 'refused', refusal: { code: 'try-again' } };
      if (!shown.includes(traceOf(requestedBefore(rival)))) return { rival };
    }
  };
}

/** What the member is told of a request that is on its way. */
export const receipt = ({ customer, amount, reference, cards }: PaymentRequest): PaymentScreen => ({
  kind: 'request-sent',
  to: customer.name ?? customer.phone,
  amount,
  reference,
  shownIn: cards.map(({ room }) => room),
});
