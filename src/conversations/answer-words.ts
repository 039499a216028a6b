import { type Company, filled, LINK, type Reply, unknownVariableIn } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { firstNameIn } from '../kernel/first-name.ts';
import type { Tongue } from '../kernel/language.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped, isSendable } from '../kernel/typed.ts';
import { hasCardNumber } from './card-numbers.ts';
import { measure, plainly } from './segments.ts';
import { goesOn } from './split-card.ts';

/** The carrier takes no more in one text (Twilio, error 21617). */
const LONGEST = 1600;

/** What an answer is made of besides the member's words. */
export interface Occasion {
  company: Company;
  customer: { name?: string };
  tongue: Tongue;
  memberFirstName: string;
  /** It is this member's first one since the customer wrote: then they say who they are. */
  isFirstOfTurn: boolean;
  /** What members wrote to the customer in the last moments, oldest first. */
  justSaid?: string[];
  /** Nothing has ever been sent to this number: then it is told how to stop. */
  isFirstOfAll: boolean;
}

const valuesFor = ({ company, customer, memberFirstName }: Occasion, money = '') => ({
  'customer.firstName': firstNameIn(customer.name ?? '') ?? '',
  'company.name': company.name,
  'member.firstName': memberFirstName,
  ...{ amount: money, reference: money },
});

/** Whether it says an amount, a reference or a link, which only a payment request has. */
export function asksForMoney(text: string, occasion: Occasion): boolean {
  const plain = filled(text, valuesFor(occasion));
  return plain.includes(LINK) || plain !== filled(text, valuesFor(occasion, '1'));
}

/** The saved replies that can be an answer, in the language that the customer reads. */
export const fitting = (replies: Reply[], occasion: Occasion): Reply[] =>
  replies.filter(({ texts }) => {
    const text = texts[occasion.tongue];
    return text !== undefined && !asksForMoney(text, occasion);
  });

/** The text as the customer will read it, or why it cannot be sent. */
export function answerWords(typed: string, occasion: Occasion): Answer<string> {
  const text = asTyped(typed).trim();
  if (text === '') return refused({ code: 'field-missing' });
  if (hasCardNumber(typed) || goesOn(occasion.justSaid ?? [], typed)) return refused({ code: 'has-card-number' });
  if (!isSendable(text)) return refused({ code: 'message-invalid' });
  const variable = unknownVariableIn(text);
  if (variable !== undefined) return refused({ code: 'message-variable-unknown', variable, noMoney: true });
  if (asksForMoney(text, occasion)) return refused({ code: 'answer-asks-for-money' });
  const composed = inCheapLetters(filled(text, valuesFor(occasion)), occasion);
  if (composed.length > LONGEST) return refused({ code: 'message-too-long', length: composed.length, limit: LONGEST });
  return granted(composed);
}

/** Names of ours lose their costly letters where that alone makes the text cheaper. */
function inCheapLetters(text: string, occasion: Occasion): string {
  const { company, memberFirstName: member, tongue, isFirstOfTurn, isFirstOfAll } = occasion;
  const { texts } = words(tongue);
  const compose = (plain: (name: string) => string) => {
    const signed = isFirstOfTurn
      ? texts.answerSignature({ member: plain(member), company: plain(company.name) }) + text
      : text;
    return isFirstOfAll ? `${signed}\n${texts.optOutLine}` : signed;
  };
  const asWritten = compose((name) => name);
  if (company.foldsNames === false) return asWritten;
  const plain = compose(plainly);
  return measure(plain).encoding === 'gsm-7' ? plain : asWritten;
}
