import { createHash } from 'node:crypto';
import { type Actor, type Company, companyMetBy } from '../../company/index.ts';
import { hasCardNumber } from '../../conversations/index.ts';
import { balanceOf, type Invoice, sourceKeyOf, taxPlacesIn } from '../../invoices/index.ts';
import { type Currency, MINOR_UNITS } from '../../kernel/money.ts';
import { asTyped } from '../../kernel/typed.ts';
import { searchCustomers } from '../customer-search.ts';
import type { PaymentsHouse } from '../house.ts';
import { OF } from '../invoicing/finding.ts';
import type { InvoiceScreen } from '../invoicing/screen.ts';
import { choiceOf, readContact } from '../payer.ts';
import { NEW, typedChoice } from '../quickpay-values.ts';
import { parseReference, referenceKeyOf } from '../reference.ts';
import { createMaking, handKeyOf, isWhole } from './making.ts';
import { type HandReading, read, usualTaxes } from './reading.ts';
import type { HandForm, HandProblems, HandValues } from './screen.ts';
import { type ReadHand, withRoom } from './values.ts';

interface Rival {
  /** One made by hand for the same customer, which nobody has paid anything of: it is replaced. */
  replaces?: Invoice;
  problem?: HandProblems;
}

/** Invoices that no system has: made by hand, and then sent like any other. `show`: the form that sends one. */
export function createHandDesk(house: PaymentsHouse, show: (actor: Actor, customer: string) => Promise<InvoiceScreen>) {
  const { store, directory } = house;
  const make = createMaking(house);
  const companyFor = (actor: Actor): Promise<Company> => companyMetBy(directory, actor);

  /** The form with everything that can be said about what it holds. */
  async function form(
    company: Company,
    given: HandValues,
    { isSent = false, currency = '' }: { isSent?: boolean; currency?: string } = {},
  ): Promise<HandForm> {
    const reading = await read(store, company, given);
    const { replaces, problem } = await rivalOf(company, reading);
    const customer = reading.payer ? choiceOf(reading.payer) : typedChoice(given.customer);
    return {
      kind: 'hand-form',
      values: { ...given, lines: withRoom(given.lines) },
      ...(customer && { customer }),
      places: taxPlacesIn(company.country),
      problems: { ...said(reading.problems, given, isSent), ...problem },
      ...(replaces && { replaces: { reference: replaces.reference, balance: balanceOf(replaces) } }),
      ...(reading.totals && { totals: reading.totals }),
      ...changedFrom(currency, company),
      // Once it was said to who wanted to send it, it is as it stands now.
      carried: `${markOf(replaces)} ${isSent || !isCurrency(currency) ? company.currency : currency}`,
    };
  }

  /** What stands under the number already: unless it can be replaced, it keeps its number. */
  async function rivalOf(company: Company, { reference, payer }: HandReading): Promise<Rival> {
    const [rival] = reference ? await store.invoices.byReference(company.id, referenceKeyOf(reference), 1) : [];
    if (!rival || !reference) return {};
    const isOurs = rival.source === sourceKeyOf(handKeyOf(reference)) && rival.customer.id === payer?.known?.id;
    if (isOurs && rival.paidHere.length === 0) return { replaces: rival };
    return { problem: { reference: { code: 'invoice-taken', reference: rival.reference } } };
  }

  return {
    /** The form, with what was typed for a customer or an invoice that nobody has found. */
    async open(actor: Actor, typed: string): Promise<InvoiceScreen> {
      if (hasCardNumber(typed)) return { kind: 'refused', refusal: { code: 'has-card-number' } };
      const company = await companyFor(actor);
      const taxes = (await usualTaxes(store, company)) ?? '';
      return form(company, { ...meantBy(typed, company), taxes, lines: [] });
    },

    refresh: async (actor: Actor, { values, currency }: ReadHand): Promise<InvoiceScreen> =>
      form(await companyFor(actor), values, { currency }),

    /** Keeps the invoice, once however often it is sent, and shows it where it can be looked at and sent. */
    async submit(actor: Actor, { values, shown, currency }: ReadHand): Promise<InvoiceScreen> {
      const company = await companyFor(actor);
      const reading = await read(store, company, values);
      const { replaces, problem } = await rivalOf(company, reading);
      const again = () => form(company, values, { isSent: true, currency });
      if (!isWhole(reading) || problem || changedFrom(currency, company).currencyChanged) return again();
      // Whoever has just made it, and was given no answer, sends it again: it is the same.
      const isNews = replaces && !says(replaces, reading) && markOf(replaces) !== shown;
      if (isNews) return again();
      const invoice = await make(company, actor, reading);
      return invoice ? show(actor, `${OF}${invoice.id}`) : { kind: 'refused', refusal: { code: 'try-again' } };
    },

    search: async (actor: Actor, text: string) => searchCustomers(store, await companyFor(actor), text),
  };
}

const isCurrency = (code: string): code is Currency => Object.hasOwn(MINOR_UNITS, code);

const changedFrom = (from: string, { currency: to }: Company): Pick<HandForm, 'currencyChanged'> =>
  isCurrency(from) && from !== to ? { currencyChanged: { from, to } } : {};

/** Whoever is replaced as it stands by now has stood before the member's eyes. */
const markOf = (replaces: Invoice | undefined): string =>
  replaces ? createHash('sha256').update(`${replaces.id} ${replaces.version}`).digest('base64url').slice(0, 12) : '';

const says = ({ lines, taxes }: Invoice, reading: HandReading): boolean =>
  JSON.stringify([lines, taxes]) === JSON.stringify([reading.lines, reading.taxes]);

/** A number or an address is somebody's, what has a digit is an invoice's number, and anything else is a name. */
function meantBy(text: string, company: Company): Pick<HandValues, 'customer' | 'name' | 'reference'> {
  const typed = asTyped(text).trim();
  const nobody = { customer: '', name: '', reference: '' };
  if (typed === '') return nobody;
  const contact = readContact(typed, company);
  if (contact.ok) return { ...nobody, customer: `${NEW}${contact.value.phone ?? contact.value.email}` };
  const reference = /\d/.test(typed) ? parseReference(typed) : undefined;
  return reference?.ok ? { ...nobody, reference: reference.value } : { ...nobody, name: typed };
}

/** Until it is sent, nothing is wrong with what is empty. */
function said(problems: HandProblems, values: HandValues, isSent: boolean): HandProblems {
  if (isSent) return problems;
  const { customer, name, reference, lines, atLines } = problems;
  return {
    ...(customer && values.customer !== '' && { customer }),
    ...(name && { name }),
    ...(reference && values.reference !== '' && { reference }),
    ...(lines && values.lines.length > 0 && { lines }),
    ...(atLines && {
      atLines: atLines.map((at, place) => {
        const typed = values.lines[place];
        return {
          ...(at.what && typed?.what && { what: at.what }),
          ...(at.quantity && { quantity: at.quantity }),
          ...(at.price && typed?.price && { price: at.price }),
        };
      }),
    }),
  };
}
