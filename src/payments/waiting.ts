import { isErrand, type Moment, promising, without } from '../promises/outbox.ts';
import { isClosingAny, isOpened } from './checkout.ts';
import { underWay } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** Somebody may still pay what was asked for, or is paying it. */
export const mayBePaid = (request: PaymentRequest): boolean =>
  request.state === 'processing' || underWay(request).length > 0 || isOpened(request.checkout) || isClosingAny(request);

/** The orders are to be looked at again, and no earlier than that. */
export function following(request: PaymentRequest, moment: Moment, due: Date): PaymentRequest {
  const { followsLater: _, ...rest } = without(request, (item) => isErrand(item, 'follow-orders'));
  return promising(rest, { name: 'follow-orders' }, moment, due);
}

/** What was waited for is known: whatever changed meanwhile is looked at. */
export const followingAtLast = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  (request.changing || request.followsLater) &&
  !mayBePaid(request) &&
  !request.outbox.some((item) => isErrand(item, 'follow-orders'))
    ? following(request, moment, moment.now)
    : request;
