import { createHash } from 'node:crypto';
import { type Actor, type Company, record } from '../../company/index.ts';
import { findOrMake } from '../../customers/index.ts';
import { createKeeping, type Invoice, type SourceInvoice, type SourceKey, sourceKeyOf } from '../../invoices/index.ts';
import { amountFact, memberRef } from '../../kernel/act.ts';
import type { PaymentsHouse } from '../house.ts';
import type { Payer } from '../payer.ts';
import { referenceKeyOf } from '../reference.ts';
import type { HandReading } from './reading.ts';

/** Where every field can be read. */
export type Whole = HandReading & Required<Pick<HandReading, 'payer' | 'reference' | 'totals'>>;

export const isWhole = (reading: HandReading): reading is Whole => Object.keys(reading.problems).length === 0;

const HAND = 'hand';
const LONGEST_SUMMARY = 200;

/** Of what is made by hand, its number tells it: there is one of each in a company. */
export const handKeyOf = (reference: string): SourceKey => ({
  ...{ system: HAND, account: '' },
  id: referenceKeyOf(reference),
});

/** The same for the same, so that who presses twice has done it once. */
const hashOf = (made: unknown): string => createHash('sha256').update(JSON.stringify(made)).digest('base64url');

/** Keeps what was made by hand as what any source tells: again it is the same, and with other lines its next version. */
export function createMaking(house: PaymentsHouse) {
  const { store, clock } = house;
  const keep = createKeeping(house);

  async function customerOf(company: Company, { known, phone, email, name }: Payer) {
    const now = clock.now();
    if (known) return known;
    const { customer } = await findOrMake(house, {
      companyId: company.id,
      ...(phone ? { phone } : { email: email ?? '' }),
      ...(name && { name }),
      consent: [{ level: 'transactional', source: 'asked-by-member', proof: 'invoice', at: now }],
      createdAt: now,
    });
    return customer;
  }

  return async function make(company: Company, actor: Actor, reading: Whole): Promise<Invoice | undefined> {
    const { payer, reference, lines, taxes } = reading;
    const { id, phone, email, name = payer.name } = await customerOf(company, payer);
    const source = handKeyOf(reference);
    const [before] = await store.invoices.bySources(company.id, [sourceKeyOf(source)]);
    const now = clock.now();
    const told: SourceInvoice = {
      source,
      customer: {
        source: { system: HAND, account: '', id },
        ...(name && { name }),
        phones: phone ? [phone] : [],
        ...(email && { email }),
      },
      content: {
        ...{ reference, openedAt: before?.openedAt ?? now, closedAt: before?.closedAt ?? now },
        summary: lines
          .map(({ description }) => description)
          .join(', ')
          .slice(0, LONGEST_SUMMARY),
        advisor: before?.advisor ?? actor.name,
        payer: 'customer',
        currency: company.currency,
        ...{ lines, taxes, payments: [] },
      },
    };
    const amount = { minor: reading.totals.total, currency: company.currency };
    await record(house, company.id, {
      ...{ action: 'invoice-written', by: memberRef(actor), key: hashOf([sourceKeyOf(source), id, lines, taxes]) },
      after: { amount: amountFact(amount), reference },
    });
    await keep(company, { customers: [], invoices: [told], unreadable: [] });
    const [made] = await store.invoices.bySources(company.id, [sourceKeyOf(source)]);
    // Somebody took the number for another customer in the same moment.
    return made?.customer.id === id ? made : undefined;
  };
}
