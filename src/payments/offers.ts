import type { Company } from '../company/index.ts';
import type { PaymentsHouse } from './house.ts';
import type { InMessage } from './in-message.ts';
import { parseReference } from './reference.ts';
import type { Offered } from './screen.ts';

/** What a message says and nobody may guess from, as a form carries it. Amounts in minor units of the company's currency. */
export interface Offers {
  phones: string[];
  amounts: number[];
  references: string[];
}

/** In the place of a customer's id: a number that will become a customer. */
export const NEW = 'new:';

const MOST = 3;
const MARK = 'offered';

/** What is left to choose from. */
export const offersIn = ({ sure, ...found }: InMessage): Offers => ({
  phones: sure.phone ? [] : found.phones,
  amounts: sure.amount ? [] : found.amounts.map(({ minor }) => minor),
  references: sure.reference ? [] : found.references,
});

/** As they stand in what a form carries unseen: no comma may be in one. */
export const tracesOf = ({ customers, amounts, references }: Offered): string[] =>
  [
    ...customers.map(({ phone }) => `phone:${phone}`),
    ...amounts.map(({ minor }) => `amount:${minor}`),
    ...references.map((reference) => `reference:${reference.replace(/[%,]/g, encodeURIComponent)}`),
  ].map((offer) => `${MARK}-${offer}`);

export const isOffer = (trace: string): boolean => trace.startsWith(MARK);

/** What came back may be anything: only what could have been offered is offered again. */
export function offersOf(traces: string[]): Offers {
  const of = (kind: string) =>
    traces.flatMap((trace) =>
      trace.startsWith(`${MARK}-${kind}:`) ? [trace.slice(MARK.length + kind.length + 2)] : [],
    );
  const isMinor = (minor: number) => Number.isSafeInteger(minor) && minor > 0;
  return {
    phones: of('phone')
      .filter((phone) => /^\+\d{6,15}$/.test(phone))
      .slice(0, MOST),
    amounts: of('amount').map(Number).filter(isMinor).slice(0, MOST),
    references: of('reference').flatMap(plainly).slice(0, MOST),
  };
}

function plainly(encoded: string): string[] {
  const reference = parseReference(encoded.replaceAll('%2C', ',').replaceAll('%25', '%'));
  return reference.ok ? [reference.value] : [];
}

/** As a form offers them: numbers of customers with their names. */
export async function toOffer(
  store: PaymentsHouse['store'],
  { id, currency }: Company,
  { phones, amounts, references }: Offers,
): Promise<Offered | undefined> {
  if (phones.length + amounts.length + references.length === 0) return undefined;
  const customers = await Promise.all(
    phones.map(async (phone) => {
      const known = await store.customers.byPhone(id, phone);
      return { id: known?.id ?? `${NEW}${phone}`, phone, ...(known?.name ? { name: known.name } : {}) };
    }),
  );
  return { customers, amounts: amounts.map((minor) => ({ minor, currency })), references };
}
