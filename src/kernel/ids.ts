import { randomBytes } from 'node:crypto';

/**
 * Prefixes say what an id names: company, customer, conversation, invoice, payment request, estimate, draft, text message,
 * e-mail, saved reply, refund order, outbox item, task, message to one person.
 */
export type IdPrefix =
  | ('com' | 'cus' | 'cnv' | 'inv' | 'pay' | 'est' | 'drf')
  | ('txt' | 'mai' | 'rep' | 'ref' | 'tsk' | 'ntf' | 'out');

/** Makes ids that cannot be guessed or collide (96 random bits). Tests give a counting one. */
export type NewId = (prefix: IdPrefix) => string;

/**
 * It begins with the second it is made in: what is made together then stands together in every index of ids, and a write
 * of many changes few pages of each instead of one for each id.
 */
export const randomId: NewId = (prefix) => {
  const bytes = randomBytes(16);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1_000), 0);
  return `${prefix}_${bytes.toString('base64url')}`;
};
