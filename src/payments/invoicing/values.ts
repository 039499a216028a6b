import { createHash } from 'node:crypto';
import { balanceOf, type Invoice } from '../../invoices/index.ts';
import type { Filled } from '../../kernel/screen.ts';
import { OWN } from '../quickpay-values.ts';
import { traceOf } from '../screen.ts';
import { type InvoiceValues, type InvoiceWarning, LISTED, type Listed } from './screen.ts';

export const NOTHING: InvoiceValues = {
  ...{ customer: '', who: '', find: '', listed: 'all', invoices: '', email: '' },
  ...{ reply: '', message: '', language: 'auto' },
};

/** In the place of a customer: an invoice is made by hand, for what was typed behind it. */
export const BY_HAND = 'by-hand:';

/** In the place of an invoice's id, where there is none to choose. */
export const NONE = 'none';

/** What a form carries unseen. */
export interface Carried {
  /** Whose invoices stand in it. */
  of: string;
  /** How many pages were turned in the list that `narrowed` names. */
  page: number;
  narrowed: string;
  /** The marks of the invoices that stand in it, as they are said to be. */
  seen: string[];
  /** The warnings that stand before the member's eyes. */
  shown: string[];
  /** The saved reply that the form chose by itself; empty where the member chose one. */
  fitting: string;
}

export const CARRIES_NOTHING: Carried = { of: '', page: 0, narrowed: '', seen: [], shown: [], fitting: '' };

/** Ids and traces have neither of these, and the form of a platform holds a thousand characters. */
const [PARTS, ITEMS] = ['|', ','];

export const carriedText = ({ of, page, narrowed, seen, shown, fitting }: Carried): string =>
  [encodeURIComponent(of), page, narrowed, seen.join(ITEMS), shown.join(ITEMS), fitting].join(PARTS);

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** Tells an invoice as it is said to be from the same one once it says something else that counts. */
export const markOf = (invoice: Invoice): string =>
  digest(JSON.stringify([invoice.id, invoice.version, balanceOf(invoice).minor, invoice.customer.id]));

/** Which list it is that pages are turned in. */
export const narrowedBy = ({ find, listed }: InvoiceValues): string => digest(`${listed} ${find.trim()}`);

export const tracesOf = (warnings: InvoiceWarning[]): string[] =>
  warnings.flatMap(({ warning }) => (warning.code === 'invoice-changed' ? [] : [traceOf(warning)]));

export interface ReadInvoices {
  values: InvoiceValues;
  carried: Carried;
}

/** The form's fields as typed, and what it carried. A page that was turned to stands in a field of its own. */
export function readInvoices({ values, state }: Filled): ReadInvoices {
  const { customer = '', who = '', find = '', invoices = '', email = '', reply = '', message = '', language } = values;
  const [of = '', page = '', narrowed = '', seen = '', shown = '', fitting = ''] = state.split(PARTS);
  const turned = values['invoices-turn'] ?? page;
  return {
    values: {
      ...{ customer: who || customer, who: '', find, email, message },
      invoices: listIn(invoices)
        .filter((id) => id !== NONE)
        .join(ITEMS),
      listed: isListed(values.listed) ? values.listed : 'all',
      reply: reply === OWN || reply === fitting ? NOTHING.reply : reply,
      language: language === 'fr' || language === 'en' ? language : 'auto',
    },
    carried: {
      of: decoded(of),
      page: /^\d{1,3}$/.test(turned) ? Number(turned) : 0,
      narrowed,
      seen: listIn(seen),
      shown: listIn(shown),
      fitting,
    },
  };
}

const isListed = (text: string | undefined): text is Listed =>
  (LISTED as readonly (string | undefined)[]).includes(text);
/** Each once: an invoice that is named twice is owed once. */
const listIn = (text: string): string[] => [...new Set(text.split(ITEMS).filter((item) => item !== ''))];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Only what was changed on its way cannot be read: then it is nobody's list.
    return '';
  }
}
