/**
 * Every name and value that CDK's interfaces have, and nothing else. Those marked [?] are known from transcriptions of
 * the vendor's papers alone: they are to be compared with developer.fortellis.io before the first dealer goes live, and
 * changed here.
 */
import { fields, list, maybe, perhaps, type Read, text, those, word } from '../kit/reading.ts';

export const HOSTS = {
  api: 'https://api.fortellis.io',
  login: 'https://identity.fortellis.io',
  subscriptions: 'https://subscriptions.fortellis.io',
} as const;

export const PATHS = {
  token: '/oauth2/aus1p1ixy7YL8cMq02p7/v1/token',
  subscriptions: '/v1/solution/subscriptions',
  /** v3 is the current one [?]. */
  orders: '/cdk/drive/servicerepairorder/v1',
  customers: '/cdk/drive/customer/v1',
  /** [?] */
  settling: '/cdk/drive/paymentsettling/v1',
} as const;

/** Longest stretch of time that one delta covers. */
export const DELTA_HOURS = 48;

/** Flags are `Y` and `N` [?]; some interfaces have true and false. */
export const isYes = (flag: unknown): boolean =>
  flag === true || (typeof flag === 'string' && /^(y|yes|true|1)$/i.test(flag.trim()));

/** Of the statuses of a long operation. */
export const operation = fields({
  operationId: word,
  status: word,
  checkStatusAfterSeconds: perhaps(seconds),
});
export const DONE = 'complete';
export const FAILED = 'error';

function seconds(value: unknown): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) throw new TypeError('not a number of seconds');
  return number;
}

/** A text, or a number that stands for one: numbers of orders and customers come as both [?]. */
const code = (value: unknown, path = ''): string =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : word(value, path);
/** Amounts are texts with two decimals, read by `centsOf`; a number has been through a float, and says what it pleases. */
const amount = maybe(text);
const flag = (value: unknown): boolean => isYes(value);

const part = fields({
  number: perhaps(text),
  desc: perhaps(text),
  qtySold: perhaps(text),
  sale: amount,
  extendedSale: amount,
});
const fee = fields({ desc: perhaps(text), sale: amount });
const labour = fields({
  opCode: perhaps(text),
  opCodeDesc: perhaps(text),
  sale: amount,
  soldHours: perhaps(text),
  /** C customer, W warranty, I internal [?]. */
  payType: perhaps(text),
  parts: those(part),
  fees: those(fee),
});
const line = fields({
  lineCode: perhaps(text),
  serviceRequest: perhaps(text),
  storyText: perhaps(text),
  laborOperations: those(labour),
});

export const order = fields({
  roNumber: code,
  hostItemId: code,
  openDate: perhaps(text),
  closedDate: perhaps(text),
  voidedDate: perhaps(text),
  serviceAdvisor: perhaps(text),
  comments: perhaps(text),
  contactPhoneNumber: perhaps(text),
  contactEmailAddress: perhaps(text),
  blockAutoMsg: flag,
  customer: perhaps(
    fields({
      customerId: perhaps(code),
      name1: perhaps(text),
      name2: perhaps(text),
      phoneNumbers: those(fields({ number: text, description: perhaps(text) })),
      emailAddresses: those(fields({ address: text, desc: perhaps(text) })),
    }),
  ),
  vehicle: perhaps(fields({ year: perhaps(text), makeDesc: perhaps(text), modelDesc: perhaps(text) })),
  operations: those(fields({ line })),
  /** Miscellaneous charges [?]. */
  mls: those(fields({ desc: perhaps(text), sale: amount, payType: perhaps(text) })),
  discounts: those(fields({ desc: perhaps(text), amount, payType: perhaps(text) })),
  totals: those(fields({ payType: word, roSale: amount, roTax: amount, stateTax: amount, localTax: amount })),
  payments: those(fields({ code: perhaps(text), paymentAmount: amount, paymentDate: perhaps(text) })),
  payCPTotal: amount,
  payBalanceDue: amount,
});
export type Order = Read<typeof order>;

export const customer = fields({
  customerId: code,
  customerName: perhaps(
    fields({ first: perhaps(text), last: perhaps(text), fullName: perhaps(text), companyName: perhaps(text) }),
  ),
  contactMethods: perhaps(
    fields({
      textMessagePhone: perhaps(text),
      mobilePhone: perhaps(text),
      primaryPhone: perhaps(text),
      emailAddresses: those(fields({ address: text, type: perhaps(text) })),
    }),
  ),
  blockPhoneFlag: flag,
  blockEmailFlag: flag,
  optOutFlag: flag,
  isDeleteDataFlag: flag,
  /** X text, D do not contact. */
  preferredMethod: perhaps(text),
  language: perhaps(text),
  preferredLanguage: perhaps(text),
});
export type Customer = Read<typeof customer>;

export const subscriptions = fields({
  subscriptions: list(
    fields({ subscriptionId: word, orgId: perhaps(text), orgName: perhaps(text), status: perhaps(text) }),
  ),
});

export const CUSTOMER_PAY = 'C';
export const DO_NOT_CONTACT = 'D';
/** What stands in the place of an address that nobody has, or wants to give. */
export const NO_EMAIL = ['NA', 'CD'];

/**
 * The taxes of a row of totals: which field, how papers know the tax at its first rate and at others, and the rates it can
 * have (thousandths of a percent).
 */
export const TAXES = [
  /** Goods and services, or harmonised. [?] */
  { field: 'localTax', id: 'gst', name: 'GST', rates: [5_000, 13_000, 14_000, 15_000], others: 'HST' },
  /** Quebec's, or a province's. [?] */
  { field: 'stateTax', id: 'qst', name: 'QST', rates: [9_975, 7_000, 6_000], others: 'PST' },
] as const;

/** [?] The bodies are not public. */
export const settlement = {
  body: (payment: { roNumber: string; amount: string; at: string; key: string; method?: string }) => ({
    repairOrderNumber: payment.roNumber,
    paymentAmount: payment.amount,
    paymentDate: payment.at,
    externalReference: payment.key,
    paymentMethod: payment.method ?? 'CARD',
  }),
  promise: fields({
    promiseId: word,
    status: perhaps(text),
    errorCode: perhaps(text),
    externalReference: perhaps(text),
  }),
  promises: fields({ payments: list(fields({ promiseId: word, externalReference: perhaps(text) })) }),
  settled: ['SETTLED', 'COMPLETE'],
  rejected: ['REJECTED', 'ERROR'],
  refusals: {
    'AMOUNT-EXCEEDS-BALANCE': 'above-owed',
    'REPAIR-ORDER-CLOSED': 'closed',
    'REPAIR-ORDER-VOIDED': 'closed',
    'REPAIR-ORDER-NOT-FOUND': 'unknown',
    'NOT-SUPPORTED': 'not-supported',
  },
} as const;
