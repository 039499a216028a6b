import { randomBytes } from 'node:crypto';

/**
 * Prefixes say what an id names: company, customer, conversation, invoice, payment request, estimate, draft, text message,
 * e-mail, saved reply, refund order, outbox item, task, message to one person.
 */
export type IdPrefix =
  | ('com' | 'cus' | 'cnv' | 'inv' | 'pay' | 'est' | 'drf')
  | ('txt' | 'mai' | 'rep' | 'ref' | 'tsk' | 'ntf' | 'out');

/** Makes ids that cannot be guessed or collide (128 random bits). Tests give a counting one. */
export type NewId = (prefix: IdPrefix) => string;

export const randomId: NewId = (prefix) => `${prefix}_${randomBytes(16).toString('base64url')}`;
