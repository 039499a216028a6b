/** What stands in the extracts of orders and customers. */
import type { Dealer, DealerCustomer } from './dealer.ts';
import { Failure } from './failure.ts';
import { resource } from './order.ts';

const DAY_MS = 86_400_000;

/** The orders that an extract asks for: open ones of 31 days, closed ones, those of the last 48 hours, or what changed. */
export function ordersIn(dealer: Dealer, url: URL, department: string | undefined, now: Date): object[] {
  const [, which = '', delta] = /\/(open|closed|wip)(\/delta)?$/.exec(url.pathname) ?? [];
  const at = now.getTime();
  const [from, until] = delta ? windowOf(url) : [0, at];
  const isIn = (moment: Date | undefined, since: number) => moment !== undefined && moment.getTime() >= since;
  return dealer.orders
    .filter((order) => !department || order.department === department)
    .filter(({ changedAt }) => !delta || (changedAt.getTime() >= from && changedAt.getTime() <= until))
    .filter(({ openedAt, closedAt, voidedAt }) => {
      if (which === 'wip') return [openedAt, closedAt, voidedAt].some((moment) => isIn(moment, at - 2 * DAY_MS));
      if (which === 'closed') return closedAt !== undefined && !voidedAt;
      return !closedAt && !voidedAt && isIn(openedAt, at - 31 * DAY_MS);
    })
    .map((order) => {
      const customer = dealer.customers.find(({ customerId }) => customerId === order.customerId);
      const phones = [customer?.mobile, customer?.home].filter((phone) => phone !== undefined);
      const name1 = customer ? nameOf(customer) : '';
      return resource(order, { name1, phones, emails: customer?.email ? [customer.email] : [] });
    });
}

export function customersIn(dealer: Dealer, url: URL): object[] {
  const [from, until] = url.pathname.endsWith('/delta') ? windowOf(url) : [0, Number.POSITIVE_INFINITY];
  return dealer.customers
    .filter(({ changedAt }) => changedAt.getTime() >= from && changedAt.getTime() <= until)
    .map(customerResource);
}

/** At most 48 hours. */
function windowOf(url: URL): [number, number] {
  const [from, until] = ['startDate', 'endDate'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
  if (from === undefined || until === undefined || Number.isNaN(from + until))
    throw new Failure(400, 'INVALID-DATE', 'startDate and endDate are required');
  if (until - from > 2 * DAY_MS) throw new Failure(400, 'INVALID-DATE-RANGE', 'The range cannot exceed 48 hours');
  return [from, until];
}

const nameOf = ({ first, last, companyName }: DealerCustomer): string => companyName ?? `${first} ${last}`.trim();

const yes = (flag: true | undefined): string => (flag ? 'Y' : 'N');

const customerResource = (customer: DealerCustomer): object => ({
  customerId: customer.customerId,
  customerName: {
    ...{
      first: customer.first,
      last: customer.last,
      fullName: nameOf(customer),
      companyName: customer.companyName ?? '',
    },
  },
  contactMethods: {
    mobilePhone: customer.mobile ?? '',
    primaryPhone: customer.home ?? '',
    textMessagePhone: '',
    emailAddresses: [{ type: 'HOME', address: customer.email ?? 'NA' }],
  },
  blockPhoneFlag: yes(customer.blockPhone),
  blockEmailFlag: 'N',
  preferredMethod: customer.doNotContact ? 'D' : 'X',
  language: customer.language ?? '',
  preferredLanguage: customer.language ?? '',
  optOutFlag: yes(customer.optedOut),
  isDeleteDataFlag: yes(customer.deleted),
  lastUpdated: customer.changedAt.toISOString(),
});
