import type { Refusal } from '../../src/kernel/refusal.ts';
import type { MailOffer } from '../../src/screen.ts';
import { EMAIL_LENGTH } from '../documents/mail.ts';
import type { Field } from '../model.ts';
import { fitting } from '../render/visible.ts';
import { isolated, type Voice } from '../voice.ts';
import { problemOf } from './message-fields.ts';

/** Of a button (Slack). */
const LABEL_LENGTH = 75;

/** A form that asks somebody for a payment. */
interface Asking {
  values: { email?: string };
  problems: { email?: Refusal };
  mail?: MailOffer;
}

/** What goes by e-mail instead, by why. */
type Hints = Voice['words']['quickpay']['email']['hints'];

/** Where no text can go to who is chosen: the same by e-mail. */
export function emailFields(
  { mail, values: { email = '' }, problems }: Asking,
  voice: Voice,
  hints: Hints = voice.words.quickpay.email.hints,
): Field[] {
  if (!mail) return [];
  const { label, placeholder, use } = voice.words.quickpay.email;
  const { known, why } = mail;
  const isOffered = known !== undefined && known !== email;
  return [
    {
      kind: 'text',
      id: 'email',
      ...{ label, placeholder, hint: hints[why], value: email },
      maxLength: EMAIL_LENGTH,
      refreshes: true,
      ...problemOf(problems.email, voice),
      proposals: isOffered ? [{ value: known, label: fitting(use(isolated(known)), LABEL_LENGTH) }] : [],
    },
  ];
}
