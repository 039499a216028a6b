import { type Moment, promising } from '../promises/outbox.ts';
import type { PaymentRequest } from './request.ts';

/** What becomes of a request that people are told in person, where they want it. */
export type ToldInPerson = 'paid' | 'failed' | 'disputed';

/** Whoever wants to know is told. `id`: of the payment, of the text or e-mail, or of the dispute. */
export const toPeople = (request: PaymentRequest, what: ToldInPerson, id: string, moment: Moment): PaymentRequest =>
  promising(request, { name: 'notify', about: `${what} ${id}` }, moment);
