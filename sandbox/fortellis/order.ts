/** A repair order as the dealer's people see it, and as CDK tells it. */

export type PayType = 'C' | 'W' | 'I';

/** Amounts in cents. */
export interface Job {
  request: string;
  payType: PayType;
  labour: { code: string; description: string; hours: number; sale: number };
  parts: { number: string; description: string; quantity: number; sale: number }[];
  fees: { description: string; sale: number }[];
}

export interface RepairOrder {
  roNumber: string;
  hostItemId: string;
  department: string;
  customerId: string;
  /** A phone that was left for this order alone. */
  contactPhone?: string;
  advisor: string;
  vehicle: { year: string; makeDesc: string; modelDesc: string; vin: string };
  jobs: Job[];
  discounts: { description: string; amount: number }[];
  openedAt: Date;
  closedAt?: Date;
  voidedAt?: Date;
  /** Nothing automatic is to be sent about it. */
  blockAutoMsg?: true;
  payments: { code: string; amount: number; at: Date; reference?: string }[];
  /** When anything of it was changed last: what deltas go by. */
  changedAt: Date;
}

/** Quebec's, in thousandths of a percent. */
const GST = 5_000;
const QST = 9_975;

const share = (cents: number, rate: number): number => Math.round((cents * rate) / 100_000);
const text = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const day = (at: Date): string => at.toISOString().slice(0, 10);

const saleOf = ({ labour, parts, fees }: Job): number =>
  [labour, ...parts, ...fees].reduce((all, { sale }) => all + sale, 0);

/** What a payer has to pay, in cents. */
export function dueOf(order: RepairOrder, payType: PayType) {
  const jobs = order.jobs.filter((job) => job.payType === payType);
  const off = payType === 'C' ? order.discounts.reduce((all, { amount }) => all + amount, 0) : 0;
  const sale = jobs.reduce((all, job) => all + saleOf(job), 0) - off;
  // A maker pays its own work without tax, and nobody sells to himself.
  const [gst, qst] = payType === 'C' ? [share(sale, GST), share(sale, QST)] : [0, 0];
  return { sale, gst, qst, total: sale + gst + qst };
}

/** What the customer still owes, in cents: nothing for an order that was voided. */
export const balanceOf = (order: RepairOrder): number =>
  order.voidedAt ? 0 : dueOf(order, 'C').total - order.payments.reduce((all, { amount }) => all + amount, 0);

/** The order as CDK's extracts have it: every amount a text with two decimals. */
export function resource(order: RepairOrder, customer: { name1: string; phones: string[]; emails: string[] }): object {
  const uses = (payType: PayType) => order.jobs.some((job) => job.payType === payType);
  return {
    roNumber: order.roNumber,
    hostItemId: order.hostItemId,
    statusCode: order.voidedAt ? 'V' : order.closedAt ? 'C98' : 'I91',
    statusDesc: order.voidedAt ? 'VOIDED' : order.closedAt ? 'CLOSED' : 'OPEN',
    openDate: day(order.openedAt),
    closedDate: order.closedAt ? day(order.closedAt) : '',
    postedDate: order.closedAt ? day(order.closedAt) : '',
    voidedDate: order.voidedAt ? day(order.voidedAt) : '',
    serviceAdvisor: order.advisor,
    contactPhoneNumber: order.contactPhone ?? '',
    contactEmailAddress: customer.emails[0] ?? 'NA',
    blockAutoMsg: order.blockAutoMsg ? 'Y' : 'N',
    customer: {
      customerId: order.customerId,
      name1: customer.name1,
      name2: '',
      phoneNumbers: customer.phones.map((number) => ({ number, extension: '', description: 'CELL' })),
      emailAddresses: customer.emails.map((address) => ({ address, desc: 'HOME' })),
    },
    vehicle: order.vehicle,
    hasCustPayFlag: uses('C') ? 'Y' : 'N',
    hasIntPayFlag: uses('I') ? 'Y' : 'N',
    hasWarrPayFlag: uses('W') ? 'Y' : 'N',
    operations: order.jobs.map((job, at) => ({ line: lineOf(job, at) })),
    mls: [],
    discounts: order.discounts.map(({ description, amount }) => ({
      desc: description,
      amount: text(amount),
      payType: 'C',
    })),
    totals: (['C', 'W', 'I'] as const).filter(uses).map((payType) => {
      const { sale, gst, qst } = dueOf(order, payType);
      const taxes = { roTax: text(gst + qst), localTax: text(gst), stateTax: text(qst) };
      return { payType, roSale: text(sale), ...taxes };
    }),
    payCPTotal: text(dueOf(order, 'C').total),
    totalPaymentMade: text(order.payments.reduce((all, { amount }) => all + amount, 0)),
    payBalanceDue: text(balanceOf(order)),
    payments: order.payments.map(({ code, amount, at }) => ({
      ...{ code, paymentAmount: text(amount), paymentDate: day(at), insuranceFlag: 'N' },
    })),
  };
}

const lineOf = ({ request, payType, labour, parts, fees }: Job, at: number): object => ({
  lineCode: String.fromCharCode(65 + (at % 26)),
  serviceRequest: request,
  laborOperations: [
    {
      opCode: labour.code,
      opCodeDesc: labour.description,
      payType,
      sale: text(labour.sale),
      soldHours: (labour.hours / 10).toFixed(1),
      parts: parts.map(({ number, description, quantity, sale }) => ({
        ...{ number, desc: description, qtySold: String(quantity) },
        ...{ sale: text(Math.round(sale / quantity)), extendedSale: text(sale) },
      })),
      fees: fees.map(({ description, sale }) => ({ desc: description, sale: text(sale) })),
    },
  ],
});
