import { companyOf } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { change, one } from '../kernel/change.ts';
import { firstNameIn } from '../kernel/first-name.ts';
import { composeMessage, endedBy, type PaymentRequest, requestPayment, withoutDebt } from '../payments/index.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { depositAskedIn, type Estimate, MOST_EDITIONS } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';

const DAY_MS = 86_400_000;

/** Who presses first, the customer or delivery, makes it; the other finds it. */
const keyOf = ({ id }: Estimate): string => `deposit ${id}`;

/** The payment request for the deposit of an estimate, if there is one yet. */
export const depositOf = ({ store }: EstimatesHouse, estimate: Estimate): Promise<PaymentRequest | undefined> =>
  store.requests.byKey(estimate.companyId, keyOf(estimate));

/**
 * The payment request for a deposit that was approved, made where there is none: a request of its own, under the order's
 * number, so that whoever sends the invoice later is told of it. Undefined where none is asked for.
 */
export async function askForDeposit(house: EstimatesHouse, estimate: Estimate): Promise<PaymentRequest | undefined> {
  const { companyId, order, answer, customer, tongue, reference, asker, total, cards, letterhead } = estimate;
  const minor = depositAskedIn(estimate);
  if (!minor || !answer || answer.approved.length === 0) return undefined;
  if ((await house.store.invoices.get(companyId, order.id))?.voidedAt) return endDeposit(house, estimate);
  const known = await depositOf(house, estimate);
  if (known) return known;
  // One order has one deposit to pay: an earlier one that still waits does so no more.
  for (const earlier of await earlierOf(house, estimate)) await endDeposit(house, earlier);
  const left = minor - (await paidBefore(house, estimate));
  if (left <= 0) return undefined;
  const company = await companyOf(house.directory, estimate);
  const moment = momentOf(house);
  const id = house.newId('pay');
  const amount = { ...total, minor: left };
  const message = composeMessage({
    ...{ company, customer, memberFirstName: firstNameIn(asker.name) ?? '', tongue, amount, reference },
    ...{ reply: {}, own: words(tongue).texts.deposit, first: false },
  });
  const request = requestPayment(
    {
      ...{ id, companyId, key: keyOf(estimate), customer, tongue, asker, amount, reference, message },
      linkHash: house.links.hash(house.links.tokenFor(id)),
      linkExpiresAt: new Date(moment.now.getTime() + company.linkDays * DAY_MS),
      ...(letterhead && { letterhead }),
      depositOn: { id: order.id, reference, estimateId: estimate.id },
      rooms: cards.map(({ room }) => room),
    },
    moment,
  );
  // Beside whatever else is asked for under this number: it is asked for on purpose.
  if (!(await house.store.requests.insert(withoutDebt(request)))) return depositOf(house, estimate);
  house.wake('requests', request);
  return request;
}

/** The deposit of an estimate is not to be paid any more; what was paid, or is on its way, stays. */
export async function endDeposit(house: EstimatesHouse, estimate: Estimate): Promise<undefined> {
  const request = await depositOf(house, estimate);
  if (!request) return;
  const ended = await change(one(house.store.requests, request.companyId, request.id), (now) =>
    endedBy(now, 'voided', momentOf(house)),
  );
  if (ended) house.wake('requests', ended);
}

const earlierOf = async ({ store }: EstimatesHouse, { companyId, order, edition }: Estimate): Promise<Estimate[]> =>
  (await store.estimates.ofOrder(companyId, order.id, MOST_EDITIONS)).filter((one) => one.edition < edition);

/** What was paid, or is on its way, as a deposit on earlier estimates of the order; in minor units. */
export async function paidBefore(house: EstimatesHouse, estimate: Estimate): Promise<number> {
  const earlier = await earlierOf(house, estimate);
  const requests = await Promise.all(earlier.map((one) => depositOf(house, one)));
  return requests.reduce(
    (sum, request) => (request && ['paid', 'processing'].includes(request.state) ? sum + request.amount.minor : sum),
    0,
  );
}

/** Asks for it as soon as it is approved, and says on the card that it was. */
export const askingDeposit = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'askers',
  harmless: true,
  async keep(estimate) {
    const request = await askForDeposit(house, estimate);
    return (now) => (request && now.deposit ? { ...now, deposit: { ...now.deposit, requestId: request.id } } : now);
  },
  never: () => unchanged,
});
