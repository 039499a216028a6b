/** What the dealer's people do with an order in their own system, after it was sent to its customer. */
import { job, WORK } from '../fortellis/work.ts';
import type { Deed } from './deed.ts';
import type { Vendors } from './vendors.ts';

/** The open order of the story. */
const OPEN_ORDER = 'RO4830';
const [, , , , BATTERY] = WORK;

/** The order that a customer was asked for last; the open one of the story before anybody was. */
export function lastAsked({ twilio, cdk }: Vendors): string {
  const known = new Set(cdk.dealer.orders.map(({ roNumber }) => roNumber));
  const named = twilio.messages
    .filter(({ direction }) => direction !== 'inbound')
    .flatMap(({ body }) => body.match(/\bRO\d+\b/g) ?? []);
  return named.findLast((reference) => known.has(reference)) ?? OPEN_ORDER;
}

export function createDealerDeeds(vendors: Vendors): Record<string, Deed> {
  const { dealer } = vendors.cdk;
  const order = () => lastAsked(vendors);
  return {
    'order-changed': () => {
      const { customerId } = dealer.order(order());
      const customer = dealer.customers.find((one) => one.customerId === customerId);
      if (BATTERY) dealer.addJob(order(), job(BATTERY, customer?.language === 'EN' ? 'en' : 'fr'));
    },
    'order-closed': () => void dealer.close(order()),
    'order-voided': () => void dealer.void(order()),
    'order-paid': () => void dealer.payAtCounter(order()),
  };
}
