import type { IncomingText } from '../conversations/index.ts';
import { type Contact, type Customer, contactOf } from '../customers/index.ts';
import { type Act, act, acted } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import { redrawn } from '../promises/outbox.ts';
import { type Changes, changeEverywhere } from './everywhere.ts';
import type { PrivacyHouse } from './house.ts';
import { type Corrected, correctionId, type PrivacyOrder } from './order.ts';

type Named = { name?: string } & Contact;

const FIELDS = ['name', 'phone', 'email', 'tongue'] as const;
export const correctedOf = ({ name, phone, email, tongue }: Corrected): Corrected => ({
  ...(name && { name }),
  ...(phone && { phone }),
  ...(email && { email }),
  ...(tongue && { tongue }),
});
export const isSame = (one: Corrected, other: Corrected): boolean =>
  FIELDS.every((field) => (one[field] ?? '') === (other[field] ?? ''));

/** Puts right what is known of a customer, in whatever is kept of them. */
export function createCorrecting(house: PrivacyHouse) {
  const { store, clock, links } = house;

  /** Of what was changed, marks of before and after: whoever knows a name can tell that it was this one, and nobody else. */
  function entry(order: PrivacyOrder, before: Customer, to: Corrected): Act {
    const changed = FIELDS.filter((field) => (before[field] ?? '') !== (to[field] ?? ''));
    const marks = (of: Corrected) =>
      Object.fromEntries(
        changed.map((field) => {
          const value = of[field];
          return [field, value ? links.markOf(`${order.companyId} ${field} ${value}`).slice(0, 10) : undefined];
        }),
      );
    return act({
      ...{ key: `corrected ${order.id}`, at: order.at, action: 'data-corrected', by: order.by },
      ...{ before: marks(before), after: { ...marks(to), customer: before.id } },
    });
  }

  /** The customer as they are called now; undefined when they are gone. */
  async function correct(order: PrivacyOrder): Promise<Customer | undefined> {
    const { companyId, customerId, to } = order;
    if (!to) return undefined;
    return change(one(store.customers, companyId, customerId), (known) => {
      const { name: _, phone: was, email: __, tongue: ___, ...rest } = known;
      // Tried again, it takes nothing back that was put right after it.
      if (isSame(known, to) || (known.correctedAt && known.correctedAt >= order.at)) return undefined;
      const until = clock.now();
      const former = was && was !== to.phone ? [...(known.former ?? []), { phone: was, until }] : known.former;
      const next = { ...rest, ...to, correctedAt: order.at, ...(former && { former }) };
      return acted(next, entry(order, known, to));
    });
  }

  return {
    correct,

    /** What an administrator wants put right, once however often it is sent: gives the customer as they are then. */
    async order(companyId: string, customerId: string, to: Corrected, { by, key }: { by: string; key: string }) {
      const now = clock.now();
      const id = correctionId(companyId, key);
      const order: PrivacyOrder = {
        ...{ id, companyId, customerId, what: 'correct', by, at: now, to: correctedOf(to) },
        ...{ revision: 0, cards: [], appearance: 0, due: now },
        outbox: [{ kind: 'errand', name: 'correct', id: house.newId('out'), due: now, attempts: 0 }],
      };
      if (!(await store.privacyOrders.insert(order))) return store.customers.get(companyId, customerId);
      const customer = await correct(order);
      house.wake('privacyOrders', order);
      return customer;
    },

    /** Everywhere else. */
    async spread(order: PrivacyOrder): Promise<void> {
      const customer = await store.customers.get(order.companyId, order.customerId);
      if (customer) await changeEverywhere(house, customer, changesTo(customer));
    },
  };
}

/** As a document that keeps whom it is for names them: what goes by e-mail has the address, and anything else the number. */
function renamed<T extends Named>(before: T, { name, phone, email }: Customer): T {
  const { name: _, ...rest } = before;
  return {
    ...(rest as T),
    ...(name && { name }),
    ...(before.phone && phone && { phone }),
    ...(before.email && email && { email }),
  };
}

const differs = (one: Named, other: Named): boolean =>
  one.name !== other.name || one.phone !== other.phone || one.email !== other.email;

/** `who reference`, for as long as somebody may pay. */
const owedBy = (debt: string, who: Contact): string => [contactOf(who), ...debt.split(' ').slice(1)].join(' ');

function changesTo(customer: Customer): Changes {
  const { name } = customer;
  return {
    requests(request, moment) {
      const whom = renamed(request.customer, customer);
      if (!differs(whom, request.customer)) return undefined;
      const { debt } = request;
      const otherDebts = request.otherDebts.map((other) => owedBy(other, whom));
      return redrawn({ ...request, customer: whom, ...(debt && { debt: owedBy(debt, whom), otherDebts }) }, moment);
    },
    estimates(estimate, moment) {
      const whom = renamed(estimate.customer, customer);
      return differs(whom, estimate.customer) ? redrawn({ ...estimate, customer: whom }, moment) : undefined;
    },
    outgoingRefunds(refund, moment) {
      const whom = renamed(refund.customer, customer);
      return differs(whom, refund.customer) ? redrawn({ ...refund, customer: whom }, moment) : undefined;
    },
    tasks(task, moment) {
      const whom = renamed(task.customer, customer);
      return differs(whom, task.customer) ? redrawn({ ...task, customer: whom }, moment) : undefined;
    },
    invoices(invoice) {
      const { name: before, ...rest } = invoice.customer;
      return before === name ? undefined : { ...invoice, customer: { ...rest, ...(name && { name }) } };
    },
    texts(text, moment) {
      if (!text.customer || text.customer.name === name) return undefined;
      const named: IncomingText = { ...text, customer: { id: text.customer.id, ...(name && { name }) } };
      // Where it heads a thread, its card says who wrote; what was said in one stays as it was said.
      return text.threadOf ? named : redrawn(named, moment);
    },
    outgoingTexts: (text, moment) => (text.answer && !text.answer.threadOf ? redrawn(text, moment) : undefined),
    conversations: () => undefined,
  };
}
