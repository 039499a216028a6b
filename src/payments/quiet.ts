import { afterTheNight, placeOf } from '../company/index.ts';
import type { Occasion } from './occasion.ts';
import type { PaymentRequest } from './request.ts';

/** Now, or the hour at which the quiet of the night is over where the customer is: nobody is woken by something automatic. */
export const awake = ({ customer }: PaymentRequest, { now, company }: Occasion): Date =>
  company ? afterTheNight(now, placeOf(customer.phone, company)) : now;
