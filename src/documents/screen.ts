import type { Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Refused, Showable } from '../kernel/screen.ts';

/** What a member is shown of papers and e-mails. */
export type DocumentScreen =
  | MailForm
  | { kind: 'request-mailed'; reference: string; to: string; shownIn: RoomId[] }
  | Refused;

/** Where a request is to go by e-mail. */
export interface MailForm extends Showable {
  kind: 'mail-form';
  values: { email: string };
  requestId: string;
  amount: Money;
  reference: string;
  /** Whom it is for, where that is known. */
  customer?: string;
  problem?: Refusal;
}
