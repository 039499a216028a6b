import { promising } from '../promises/outbox.ts';
import type { Occasion } from './occasion.ts';
import { awake } from './quiet.ts';
import type { PaymentRequest } from './request.ts';

/** The customer who has paid is thanked by text, with the link to the receipt, where the company wants that. */
export function thanking(request: PaymentRequest, occasion: Occasion): PaymentRequest {
  if (!occasion.company?.thanks || wantsNothing(request)) return request;
  const errand = { name: 'thanks', about: occasion.newId('txt') } as const;
  return promising(request, errand, occasion, awake(request, occasion));
}

/** Whether nothing may go to its customer of itself, as the system says that one of its invoices came from. */
export const wantsNothing = ({ invoices }: Pick<PaymentRequest, 'invoices'>): boolean =>
  invoices.some(({ noAutomaticTexts }) => noAutomaticTexts);
