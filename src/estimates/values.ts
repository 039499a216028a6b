import type { Invoice } from '../invoices/index.ts';
import type { Filled } from '../kernel/screen.ts';
import { markOf, traceOf } from '../payments/index.ts';
import { type EstimateValues, type EstimateWarning, VALID_DAYS } from './screen.ts';

export const NOTHING: EstimateValues = {
  ...{ customer: '', who: '', find: '', order: '', days: '30' },
  ...{ deposit: '', message: '', email: '', language: 'auto' },
};

/** In the place of an order's id, where there is none to choose. */
export const NONE = 'none';

/** What the form carries unseen: whose orders stand in it, as what they are shown, and which warnings. */
export interface Carried {
  of: string;
  seen: string[];
  shown: string[];
}

export interface ReadEstimate {
  values: EstimateValues;
  carried: Carried;
}

export const CARRIES_NOTHING: Carried = { of: '', seen: [], shown: [] };

/** Ids and traces have neither of these. */
const [PARTS, ITEMS] = ['|', ','];

export const carriedText = ({ of, seen, shown }: Carried): string =>
  [encodeURIComponent(of), seen.join(ITEMS), shown.join(ITEMS)].join(PARTS);

/** The form's fields as typed, and what it carried. */
export function readEstimate({ values, state }: Filled): ReadEstimate {
  const { customer = '', who = '', find = '', order = '', days = '' } = values;
  const { deposit = '', message = '', email = '', language } = values;
  const [of = '', seen = '', shown = ''] = state.split(PARTS);
  return {
    values: {
      ...{ customer: who || customer, who: '', find, deposit, message, email },
      order: order === NONE ? '' : order,
      days: (VALID_DAYS as readonly string[]).includes(days) ? days : NOTHING.days,
      language: language === 'fr' || language === 'en' ? language : 'auto',
    },
    carried: { of: decoded(of), seen: listIn(seen), shown: listIn(shown) },
  };
}

const listIn = (text: string): string[] => text.split(ITEMS).filter((item) => item !== '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Only what was changed on its way cannot be read: then it is nobody's list.
    return '';
  }
}

/** Whether the form has shown the order as it is. */
export const isSeen = (order: Invoice, { seen }: Carried): boolean => seen.includes(markOf(order));

/** What tells that a member had these before their eyes; a change is shown anew each time. */
export const tracesOf = (warnings: EstimateWarning[]): string[] =>
  warnings.flatMap((warning) => {
    if (warning.code === 'estimate-changed') return [];
    return [warning.code === 'estimate-before' ? `${warning.code}:${warning.estimateId}` : traceOf(warning)];
  });
