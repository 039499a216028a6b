import type { Tongue } from '../kernel/language.ts';
import { isErrand, type Moment, promising } from '../promises/outbox.ts';
import { askOf } from './parts.ts';
import type { CheckoutPage, OpenCheckout, PaymentRequest } from './request.ts';

/** A page that is about to close is not handed out: the customer needs time to pay. */
const TIME_TO_PAY_MS = 10 * 60_000;

export const isOpened = (page: CheckoutPage | undefined): page is OpenCheckout => page?.sessionId !== undefined;

/** The page to pay on, reserved or opened. One that was only reserved for an older balance is none any more. */
export function pageOf(request: PaymentRequest): CheckoutPage | undefined {
  const { checkout } = request;
  return isOpened(checkout) || checkout?.balanceVersion === askOf(request) ? checkout : undefined;
}

/** What somebody who presses Pay wants. `part`: in minor units, where it is not all that is left. */
export interface Wish {
  tongue: Tongue;
  part?: number | undefined;
}

/** Reserves the next page to pay on, unless there is one: whoever presses Pay from now on asks for this one. */
export function reserve(request: PaymentRequest, { tongue, part }: Wish): PaymentRequest | undefined {
  if (pageOf(request)) return undefined;
  const attempt = request.checkoutAttempts + 1;
  const page = { attempt, tongue, balanceVersion: askOf(request), ...(part !== undefined && { part }) };
  return { ...request, checkoutAttempts: attempt, checkout: page };
}

/**
 * The processor has made the page that was reserved as `attempt`. When that is not the reserved one any more, nobody was
 * given its address, and it is closed.
 */
export function opened(
  request: PaymentRequest,
  attempt: number,
  session: Pick<OpenCheckout, 'sessionId' | 'url' | 'expiresAt'>,
  moment: Moment,
): PaymentRequest | undefined {
  const { checkout } = request;
  if (checkout?.sessionId === session.sessionId) return undefined;
  if (!checkout || checkout.attempt !== attempt || isOpened(checkout)) {
    return isClosing(request, session.sessionId) ? undefined : closing(request, session.sessionId, moment);
  }
  return { ...request, checkout: { ...checkout, ...session } };
}

/** Whether a page is what the customer wants: in this language, for this amount, with time left to pay. */
export const suits = (page: OpenCheckout, request: PaymentRequest, wish: Wish, now: Date): boolean =>
  page.tongue === wish.tongue &&
  serves(page, request, wish, now) &&
  page.expiresAt.getTime() - now.getTime() > TIME_TO_PAY_MS;

/** Whether somebody can still be sent to a page, where no better one can be had: never to pay another amount. */
export const serves = (page: OpenCheckout, request: PaymentRequest, { part }: Wish, now: Date): boolean =>
  page.balanceVersion === askOf(request) && page.part === part && page.expiresAt > now;

/**
 * No further payment may start: a page that is only reserved is given up, an opened one is closed, and kept until it is
 * known to be.
 */
export function closed(request: PaymentRequest, moment: Moment): PaymentRequest {
  const { checkout } = request;
  if (!isOpened(checkout)) return withoutCheckout(request);
  return isClosing(request, checkout.sessionId) ? request : closing(request, checkout.sessionId, moment);
}

export const isClosing = ({ outbox }: PaymentRequest, sessionId: string): boolean =>
  outbox.some((item) => isErrand(item, 'expire-checkout', sessionId));

/** Whether any page to pay on is not known to be closed yet. */
export const isClosingAny = ({ outbox }: PaymentRequest): boolean =>
  outbox.some((item) => isErrand(item, 'expire-checkout'));

const closing = (request: PaymentRequest, sessionId: string, moment: Moment): PaymentRequest =>
  promising(request, { name: 'expire-checkout', about: sessionId }, moment);

export function withoutCheckout(request: PaymentRequest): PaymentRequest {
  const { checkout: _, ...rest } = request;
  return rest;
}
