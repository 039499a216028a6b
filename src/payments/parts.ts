import type { Company } from '../company/index.ts';
import { leastCharge } from '../kernel/currency.ts';
import { type Money, parseAmount } from '../kernel/money.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import type { Payment, Share } from './payment.ts';
import type { PaymentRequest } from './request.ts';

type Paid = Pick<PaymentRequest, 'payments'>;
/** Beside what its own customer paid, what other payers of it did. */
type Credited = Paid & Pick<PaymentRequest, 'shares'>;

/** Money that counts against what is asked for, oldest first; what came although it should not have does not. */
export const countedIn = ({ payments }: Paid): Payment[] => payments.filter(({ unexpected }) => !unexpected);

export const sumOf = (payments: Pick<Payment, 'amount'>[]): number =>
  payments.reduce((sum, { amount }) => sum + amount.minor, 0);

/**
 * All that was paid of it, oldest first: by its own customer, and by other payers of it, whose payments are on requests of
 * their own.
 */
export function creditsOf(request: Credited): Payment[] {
  const shared = request.shares.flatMap(({ payments }) => payments);
  const own = countedIn(request);
  return shared.length === 0
    ? own
    : [...own, ...shared].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Parts of it that somebody else is asked for. */
export const liveShares = ({ shares }: Pick<PaymentRequest, 'shares'>) =>
  shares.filter(({ state }) => state !== 'ended');

/** How much of it others are asked for and have not paid yet, in minor units: nobody else can pay that. */
export const sharedOut = (request: Pick<PaymentRequest, 'shares'>): number =>
  liveShares(request).reduce((sum, { amount, payments }) => sum + Math.max(0, amount - sumOf(payments)), 0);

/** What its own customer is asked for in all: others are asked for the rest with requests of their own. */
export const askedHere = (request: Pick<PaymentRequest, 'shares' | 'amount'>): Money => ({
  ...request.amount,
  // Its orders may come to less by now than others were asked for and have paid.
  minor: Math.max(0, request.amount.minor - liveShares(request).reduce((sum, { amount }) => sum + amount, 0)),
});

/** What was paid of a request so far. What went back of it since is credited, and owed no more. */
export const paidSoFar = (request: Credited & Pick<PaymentRequest, 'amount'>): Money => ({
  ...request.amount,
  minor: sumOf(creditsOf(request)),
});

/** What is left to pay of a request; nothing where its orders came down to less than was paid. */
export const leftToPay = (request: Credited & Pick<PaymentRequest, 'amount'>): Money => ({
  ...request.amount,
  minor: Math.max(0, request.amount.minor - sumOf(creditsOf(request))),
});

/** What its own customer still has to pay: what is left, less what others are asked for. */
export const leftHere = (request: Credited & Pick<PaymentRequest, 'amount'>): Money => ({
  ...request.amount,
  minor: Math.max(0, leftToPay(request).minor - sharedOut(request)),
});

/** Nothing is left for its own customer to pay, and others are still asked for the rest. */
export const isOthersToPay = (request: Credited & Pick<PaymentRequest, 'amount'>): boolean =>
  sharedOut(request) > 0 && leftHere(request).minor === 0;

/** Payments that the customer has confirmed and nobody knows the end of. */
export const underWay = ({ delayed, payments }: Pick<PaymentRequest, 'delayed' | 'payments'>) =>
  delayed.filter(({ id, since, failedAt }) => since && !failedAt && !payments.some((payment) => payment.id === id));

/** What its customer can start to pay: what is left, less what is under way. One without an amount is for all of it. */
export function leftToStart(request: PaymentRequest): Money {
  const left = leftHere(request);
  const reserved = underWay(request).reduce((sum, { amount = left.minor }) => sum + amount, 0);
  return { ...left, minor: Math.max(0, left.minor - reserved) };
}

/**
 * What the latest payment is a part of, as news of it say: what was asked for and what is left, or once nothing is, what
 * came in all; nothing where it paid all at once.
 */
export function partOf(request: Credited & Pick<PaymentRequest, 'amount'>): {
  whole?: Money;
  left?: Money;
  others?: Money;
} {
  const minor = sharedOut(request);
  const others = minor > 0 && { others: { ...request.amount, minor } };
  if (leftToPay(request).minor > 0) return { left: leftHere(request), ...others, whole: request.amount };
  return creditsOf(request).length > 1 ? { whole: paidSoFar(request) } : {};
}

/** A part of it is paid, and it is not paid in full. */
export const isPartPaid = (request: PaymentRequest): boolean =>
  request.state !== 'paid' && creditsOf(request).length > 0;

/**
 * Which of its asks a request stands at: another one whenever another amount can be paid, because its orders changed or
 * because a part was paid, is under way, came to nothing, or is asked of somebody else. No page to pay on is for an older one.
 */
export function askOf(request: PaymentRequest): number {
  const parts = request.delayed.filter(({ amount }) => amount !== undefined);
  const failed = parts.filter(({ failedAt }) => failedAt).length;
  const { shares } = request;
  const given = shares.length + shares.filter(({ state }) => state === 'ended').length;
  return request.balanceVersion + countedIn(request).length + parts.length + failed + given;
}

/** What a customer may pay instead of all that is left: no less than the smallest part, and no less may stay. */
export interface PartTerms {
  least: Money;
  left: Money;
}

/** The company's smallest part; one that was set before the processor's own was looked at is no less than that. */
export const leastOf = (leastPart: number, currency: Money['currency']): Money => ({
  minor: Math.max(leastPart, leastCharge(currency).minor),
  currency,
});

/** Undefined where all that is left is paid at once: members want that of it, or it cannot be paid otherwise. */
export const partTerms = (request: PaymentRequest, company: TakingParts): PartTerms | undefined =>
  request.inFull ? undefined : possibleParts(request, company);

type TakingParts = Pick<Company, 'leastPart' | 'currency'>;

/** Undefined where no parts can be paid: the company takes none, it is a deposit or a part itself, or too little is left. */
function possibleParts(request: PaymentRequest, { leastPart, currency }: TakingParts): PartTerms | undefined {
  const left = leftToStart(request);
  if (leastPart === undefined || left.currency !== currency || request.depositOn || request.shareOf) return undefined;
  const least = leastOf(leastPart, currency);
  return left.minor >= 2 * least.minor ? { least, left } : undefined;
}

/** Whether its customer may pay in parts, where that is for members to say: it can be paid, and could be in parts. */
export const partsChoice = (request: PaymentRequest, company: TakingParts): 'parts' | 'in-full' | undefined => {
  const isChoice = request.state === 'open' && !request.changing && possibleParts(request, company) !== undefined;
  return isChoice ? (request.inFull ? 'in-full' : 'parts') : undefined;
};

/**
 * An amount that a customer typed, in minor units. Refusals: those of `parseAmount`, `part-too-small`, `part-too-much`,
 * `part-leaves-too-little`.
 */
export function readPart(typed: string, { least, left }: PartTerms): Answer<number> {
  const amount = parseAmount(typed, left.currency);
  if (!amount.ok) return amount;
  const { minor } = amount.value;
  if (minor > left.minor) return refused({ code: 'part-too-much', left });
  if (minor < least.minor) return refused({ code: 'part-too-small', least });
  const rest = left.minor - minor;
  return rest > 0 && rest < least.minor ? refused({ code: 'part-leaves-too-little', least, left }) : granted(minor);
}

/** What a payment of so much pays of each order, in minor units: the first is paid first. */
export function sharesOf(request: PaymentRequest, minor: number): Share[] {
  let rest = minor;
  return request.invoices.flatMap(({ id, amount }) => {
    const share = Math.min(rest, Math.max(0, amount - paidOn(request, id)));
    rest -= share;
    return share > 0 ? [{ id, amount: share }] : [];
  });
}

/** How much of a payment is for one order of the request, in minor units; one that says nothing paid each as it was asked. */
export function shareOf({ invoices }: Pick<PaymentRequest, 'invoices'>, { pays, amount }: Payment, id: string): number {
  if (pays) return pays.orders.find((share) => share.id === id)?.amount ?? 0;
  return invoices.find((asked) => asked.id === id)?.amount ?? amount.minor;
}

/** What was paid here of one order of the request, in minor units. */
export const paidOn = (request: Pick<PaymentRequest, 'invoices' | 'payments' | 'shares'>, id: string): number =>
  creditsOf(request).reduce((sum, payment) => sum + shareOf(request, payment, id), 0);
