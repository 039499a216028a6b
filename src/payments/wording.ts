import { type Reply, unknownVariableIn } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped, isSendable } from '../kernel/typed.ts';

/** A saved reply that asks for money, in the language that the customer will read: never in the other one instead. */
export function readReply(reply: Reply | undefined, tongue: Tongue): Answer<Reply> {
  if (!reply || !asksForMoney(reply)) return refused({ code: 'reply-gone' });
  return reply.texts[tongue] ? granted(reply) : refused({ code: 'reply-language-missing', tongue });
}

/** Thanks are for who has paid. */
export const asksForMoney = ({ purpose }: Reply): boolean => purpose !== 'thank-you';

/** The member's own words, without what came along unseen when they were pasted. */
export function readMessage(typed: string): Answer<string> {
  const message = asTyped(typed).trim();
  if (!isSendable(message)) return refused({ code: 'message-invalid' });
  const variable = unknownVariableIn(message);
  return variable === undefined ? granted(message) : refused({ code: 'message-variable-unknown', variable });
}
