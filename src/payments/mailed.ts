import { type Moment, promising } from '../promises/outbox.ts';
import type { MailSummary } from './mail.ts';
import type { PaymentRequest } from './request.ts';

const MAILS_KEPT = 10;

/** The request with one more e-mail that is to go out. */
export function mailed(
  request: PaymentRequest,
  to: Pick<MailSummary, 'to' | 'asks' | 'reminder'>,
  moment: Moment,
): PaymentRequest {
  const mail: MailSummary = { ...to, id: moment.newId('mai'), state: 'queued', at: moment.now };
  const asked = { ...request, mails: [...request.mails, mail].slice(-MAILS_KEPT) };
  return promising(asked, { name: 'mail', about: mail.id }, moment);
}
