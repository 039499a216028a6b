import { type Actor, type Company, placeOf, reminderDaysOf } from '../company/index.ts';
import { roomsToAskIn } from '../conversations/index.ts';
import { contactOf, findOrMake, rememberEmail } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { composeMessage } from './message.ts';
import { askedNow } from './order-change.ts';
import type { Payer } from './payer.ts';
import { type Ask, requestedBefore } from './quickpay.ts';
import { debtsOf, owing } from './reference.ts';
import { remindersFrom } from './reminders/schedule.ts';
import type { PaymentRequest } from './request.ts';
import { type PaymentScreen, traceOf } from './screen.ts';
import { withoutDebt } from './settle.ts';
import { requestPayment } from './steps.ts';
import { wantsNothing } from './thanks.ts';

const DAY_MS = 86_400_000;

/** The last step of a quick payment: the customer and the request are stored, once. */
export function createSending(house: PaymentsHouse) {
  const { store } = house;

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
    const rooms = await roomsToAskIn(house, company, actor.room, ask.payer.phone);
    if (rooms.length === 0) return { kind: 'refused', refusal: { code: 'room-missing' } };
    const customer = await customerAsked(house, company, ask.payer, ask);
    const moment = momentOf(house);
    const id = house.newId('pay');
    const invoices = ask.invoices.map((invoice) => askedNow(invoice));
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
        invoices,
        reminders: remindersFrom(
          wantsNothing({ invoices }) ? [] : reminderDaysOf(company),
          placeOf(customer.phone, company),
          moment.now,
        ),
        rooms,
      },
      moment,
    );
    // Before the request is: what it is for must be there to look at as it was, whatever the invoices become meanwhile.
    await house.papers.pin(request, ask.invoices);
    for (let asked = request; ; ) {
      if (await store.requests.insert(asked)) {
        house.wake('requests', asked);
        return receipt(asked);
      }
      const earlier = await store.requests.byKey(company.id, key);
      if (earlier) return receipt(earlier);
      const debts = asked.debt === undefined ? [] : [asked.debt, ...asked.otherDebts];
      const rivals = await rivalsIn(store, company.id, debts);
      // Paid or cancelled in the same moment: the member presses again, and is told what there is to know by then.
      if (rivals.length === 0) return { kind: 'refused', refusal: { code: 'try-again' } };
      const rival = rivals.find((one) => !shown.includes(traceOf(requestedBefore(one))));
      if (rival) return { rival };
      const taken = rivals.flatMap(debtsOf);
      asked = { ...withoutDebt(asked), ...owing(debts.filter((debt) => !taken.includes(debt))) };
    }
  };
}

/** The customer of a request, called as they are asked; a new number or address becomes one, with how we came by their consent. */
export async function customerAsked(
  house: PaymentsHouse,
  company: Company,
  payer: Payer,
  { tongue, invoices }: Pick<Ask, 'tongue' | 'invoices'>,
): Promise<PaymentRequest['customer']> {
  const { known, phone, email, name } = payer;
  const contact = { ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
  const asked = (id: string) => ({ id, ...contact, ...(name ? { name } : {}) });
  if (known) {
    // A household shares a telephone: whose invoices these are makes nobody be called otherwise.
    if (name && name !== known.name && invoices.length === 0)
      await change(one(house.store.customers, company.id, known.id), (now) =>
        now.name === known.name ? { ...now, name } : undefined,
      );
    if (email) await rememberEmail(house.store.customers, company.id, known.id, email);
    return asked(known.id);
  }
  const at = house.clock.now();
  const { customer } = await findOrMake(house, {
    ...{ companyId: company.id, ...contact, ...(name ? { name } : {}), tongue, createdAt: at },
    consent: [{ level: 'transactional', source: 'asked-by-member', proof: 'quickpay', at }],
  });
  return asked(customer.id);
}

/** The requests that can be paid for these debts. */
export async function rivalsIn(
  { requests }: PaymentsHouse['store'],
  companyId: string,
  debts: string[],
): Promise<PaymentRequest[]> {
  const found = await Promise.all(debts.map((debt) => requests.byDebt(companyId, debt)));
  return found.flatMap((request) => request ?? []);
}

/** What the member is told of a request that is on its way. */
export const receipt = ({ customer, amount, reference, cards }: PaymentRequest): PaymentScreen => ({
  kind: 'request-sent',
  to: customer.name ?? contactOf(customer),
  amount,
  reference,
  shownIn: cards.map(({ room }) => room),
});
