import { companyOf, placeOf, replyNamed } from '../../company/index.ts';
import { hasOptedOut } from '../../customers/index.ts';
import { type Errand, unchanged } from '../../promises/announcer.ts';
import { isErrand, type Moment, momentOf } from '../../promises/outbox.ts';
import { upToDate } from '../following.ts';
import type { PaymentsHouse } from '../house.ts';
import { composeReminder } from '../message.ts';
import { askOf } from '../parts.ts';
import type { PaymentRequest } from '../request.ts';
import { planned } from './schedule.ts';
import { type Occasion, remind } from './steps.ts';

/** Everything that decides about a reminder beside the request itself, as it is now. */
export async function reminderOccasion(house: PaymentsHouse, request: PaymentRequest): Promise<Occasion> {
  const { companyId, customer, tongue } = request;
  const texted = customer.email ? undefined : customer.phone;
  const [company, known, reply] = await Promise.all([
    companyOf(house.directory, request),
    texted ? house.store.customers.byPhone(companyId, texted) : undefined,
    replyNamed(house.store.replies, companyId, 'reminder'),
  ]);
  // What the company has not written in the customer's language is not said in the other one.
  const words = reply?.texts[tongue] ? composeReminder(request, company, reply.texts) : undefined;
  return {
    place: placeOf(customer.phone, company),
    ...(words !== undefined && { words }),
    optedOut: known !== undefined && hasOptedOut(known),
  };
}

/** It asks for something else since it was read. */
const lookedAtAgain = (now: PaymentRequest, moment: Moment): PaymentRequest =>
  now.reminders && now.outbox.some((item) => isErrand(item, 'remind')) ? planned(now, now.reminders, moment) : now;

/** Reminds the customer of a request, if that is still wanted now that its time has come. */
export const reminding = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'reminders',
  harmless: true,
  async keep(seen) {
    // Nobody is reminded of what their orders came to before.
    const request = await upToDate(house, seen);
    if (!request) return unchanged;
    const occasion = await reminderOccasion(house, request);
    const isSame = (now: PaymentRequest) => askOf(now) === askOf(request) && now.tongue === request.tongue;
    return (now) => (isSame(now) ? remind(now, occasion, momentOf(house)) : lookedAtAgain(now, momentOf(house)));
  },
  never: () => unchanged,
});
