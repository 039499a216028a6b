import { type Moment, promising } from '../promises/outbox.ts';
import { mailed } from './mailed.ts';
import type { PaymentRequest, RequestText } from './request.ts';

/** A text that the carrier does not take for so long is said to be late. */
const LATE_AFTER_MS = 60_000;
/** The next is only sent when the last has left or failed: an older one has nothing to report any more. */
const TEXTS_KEPT = 20;

/**
 * What asks for the payment: an e-mail where it goes by e-mail, otherwise a text.
 * @param reminder its words, where it is not the request itself, with `{link}` where the link will stand
 */
export const asking = (request: PaymentRequest, moment: Moment, reminder?: string): PaymentRequest =>
  request.customer.email
    ? mailed(request, { to: request.customer.email, asks: true, ...(reminder !== undefined && { reminder }) }, moment)
    : texting(request, moment, reminder);

function texting(request: PaymentRequest, moment: Moment, reminder?: string): PaymentRequest {
  const text: RequestText = {
    ...{ id: moment.newId('txt'), state: 'queued', at: moment.now },
    ...(reminder !== undefined && { reminder }),
  };
  const texts = [...request.texts, text].slice(-TEXTS_KEPT);
  const asked = promising({ ...request, texts }, { name: 'text', about: text.id }, moment);
  const late = new Date(moment.now.getTime() + LATE_AFTER_MS);
  return promising(asked, { name: 'text-late', about: text.id }, moment, late);
}
