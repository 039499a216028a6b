import { type Reply, unknownVariableIn } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped } from '../kernel/typed.ts';

/** Control characters but for line breaks and tabs, and what turns the direction of the words around it. */
const UNWANTED = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\n\r\t]]/v;

/** A saved reply that asks for money, in the language that the customer will read: never in the other one instead. */
export function readReply(reply: Reply | undefined, tongue: Tongue): Answer<Reply> {
  if (!reply || !asksForMoney(reply)) return refused({ code: 'reply-gone' });
  return reply.texts[tongue] ? granted(reply) : refused({ code: 'reply-language-missing', tongue });
}

/** Thanks are for who has paid. */
export const asksForMoney = ({ purpose }: Reply): boolean => purpose !== 'thank-you';

/** Whether all of its characters can be sent, and none changes how the others are read. */
export const isSendable = (text: string): boolean => text.isWellFormed() && !UNWANTED.test(text);

/** The member's own words, without what came along unseen when they were pasted. */
export function readMessage(typed: string): Answer<string> {
  const message = asTyped(typed).trim();
  if (!isSendable(message)) return refused({ code: 'message-invalid' });
  const variable = unknownVariableIn(message);
  return variable === undefined ? granted(message) : refused({ code: 'message-variable-unknown', variable });
}
