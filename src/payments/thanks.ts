import { promising } from '../promises/outbox.ts';
import type { Occasion } from './occasion.ts';
import { isPartPaid } from './parts.ts';
import type { Payment } from './payment.ts';
import { awake } from './quiet.ts';
import type { PaymentRequest } from './request.ts';

/** The customer who has paid is thanked by text, with the link to the receipt, where the company wants that. */
export function thanking(request: PaymentRequest, { id }: Pick<Payment, 'id'>, occasion: Occasion): PaymentRequest {
  if (!occasion.company?.thanks || wantsNothing(request)) return request;
  // Of several parts each is thanked for by itself; of one payment, an older version may send the text.
  const text = occasion.newId('txt');
  const errand = {
    name: 'thanks',
    about: request.payments.length > 1 || isPartPaid(request) ? `${text} ${id}` : text,
  } as const;
  return promising(request, errand, occasion, awake(request, occasion));
}

/** Whether nothing may go to its customer of itself, as the system says that one of its invoices came from. */
export const wantsNothing = ({ invoices }: Pick<PaymentRequest, 'invoices'>): boolean =>
  invoices.some(({ noAutomaticTexts }) => noAutomaticTexts);
