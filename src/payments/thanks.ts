import { type Moment, promising } from '../promises/outbox.ts';
import type { Occasion } from './occasion.ts';
import type { PaymentRequest } from './request.ts';

/** Nobody is woken by something automatic: hours of the day where the company is. */
const QUIET = { from: 21, until: 8 };
const HOUR_MS = 3_600_000;

/** The customer who has paid is thanked by text, with the link to the receipt, where the company wants that. */
export function thanking(request: PaymentRequest, occasion: Occasion): PaymentRequest {
  const { company } = occasion;
  if (!company?.thanks) return request;
  const errand = { name: 'thanks', about: occasion.newId('txt') } as const;
  return promising(request, errand, occasion, afterQuiet(occasion, company.timeZone));
}

/** Now, or the full hour at which the quiet of the night is over. */
function afterQuiet({ now }: Moment, timeZone: string): Date {
  const hourAt = (at: number) =>
    Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at));
  const isQuiet = (at: number) => hourAt(at) >= QUIET.from || hourAt(at) < QUIET.until;
  if (!isQuiet(now.getTime())) return now;
  let at = Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS;
  while (isQuiet(at)) at += HOUR_MS;
  return new Date(at);
}
