import type { Company } from '../company/index.ts';
import { carriedPicture, NOT_LATER, readLater } from '../conversations/index.ts';
import type { Filled } from '../kernel/screen.ts';
import { asTyped } from '../kernel/typed.ts';
import { customerNamed, NEW, phoneBefore } from '../payments/index.ts';
import type { TextForm, TextValues } from './screen.ts';

/** The form as it came back, with the newest answer that it showed and the numbers that it offered. */
export interface ReadText {
  values: TextValues;
  seen: string;
  offered: string[];
  /** The picture that it carried, or empty. */
  carried: string;
  /** What was chosen in it, and what else came back. */
  filled?: Filled;
}

export const EMPTY: TextValues = {
  ...{ customer: '', name: '', reply: '', message: '' },
  ...NOT_LATER,
  language: 'auto',
};

/** What the form carries unseen. */
export const textState = ({ answer, offered, picture }: Pick<TextForm, 'answer' | 'offered' | 'picture'>): string =>
  [answer?.seen ?? '', ...offered.map(({ phone }) => phone), ...(picture ? [picture.id] : [])].join(' ').trimEnd();

/** What came back may be anything. */
export function readText(filled: Filled): ReadText {
  const { values, state } = filled;
  const { customer = '', name = '', reply = '', message = '', language } = values;
  const [seen = '', ...offered] = state.split(' ');
  return {
    values: {
      ...{ customer, name, reply, message, ...readLater(values) },
      language: language === 'fr' || language === 'en' ? language : 'auto',
    },
    ...{ seen, carried: carriedPicture(offered), filled },
    offered: offered.filter((phone) => /^\+\d{6,15}$/.test(phone)).slice(0, 3),
  };
}

/** A number with a message behind it, or a name. */
export async function valuesTyped(
  store: Parameters<typeof customerNamed>[0],
  company: Company,
  typed: string,
): Promise<TextValues> {
  const text = asTyped(typed).trim();
  const phone = phoneBefore(text, company);
  return phone
    ? { ...EMPTY, customer: `${NEW}${phone.value}`, message: phone.rest }
    : { ...EMPTY, customer: await customerNamed(store, company, text) };
}
