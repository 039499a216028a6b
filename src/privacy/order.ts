import { createHash } from 'node:crypto';
import type { Contact } from '../customers/index.ts';
import type { Acting } from '../kernel/act.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Announcing } from '../promises/outbox.ts';

/** What a customer is put right to; whatever is absent is to be gone. */
export type Corrected = Contact & { name?: string; tongue?: Tongue };

/** What can be wanted of all that is kept of a customer. Each is an errand of its own, so that no version that does not know it calls it done. */
export type PrivacyErrand = 'correct' | 'erase';

/** What an administrator wants done with all that is kept of one customer, until it is. */
export interface PrivacyOrder extends Announcing<never, PrivacyErrand>, Acting {
  customerId: string;
  what: PrivacyErrand;
  /** As `memberRef` writes it. */
  by: string;
  /** Absent once it is done: it is about somebody. */
  to?: Corrected;
  at: Date;
  doneAt?: Date;
}

/** The same for the same form, however often it is sent. */
export const correctionId = (companyId: string, key: string): string =>
  `prv_${createHash('sha256').update(`${companyId} ${key}`).digest('base64url').slice(0, 22)}`;

/** The same for the same customer, however often it is wanted. */
export const erasureId = (companyId: string, customerId: string): string =>
  correctionId(companyId, `erase ${customerId}`);

/** It is done, and says no more of whom it was about than their id. */
export function done(order: PrivacyOrder, now: Date): PrivacyOrder {
  const { to: _, ...rest } = order;
  return rest.doneAt ? order : { ...rest, doneAt: now };
}
