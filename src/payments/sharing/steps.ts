import type { Money } from '../../kernel/money.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import { announcing, isErrand, type Moment, promising, redrawn } from '../../promises/outbox.ts';
import { closed, isClosingAny, isOpened } from '../checkout.ts';
import { askOf, creditsOf, leftToPay, liveShares, sharedOut, sumOf, underWay } from '../parts.ts';
import type { PaymentRequest } from '../request.ts';
import type { SharedPart } from './share.ts';

/** As many as anybody asks; a card has to show them. */
const MOST_SHARES = 6;

/** Whether a part of it can be asked of somebody else, as far as the request itself says. */
export const mayBeShared = (request: PaymentRequest): boolean =>
  request.state === 'open' &&
  !request.changing &&
  !request.depositOn &&
  !request.shareOf &&
  underWay(request).length === 0 &&
  request.shares.length < MOST_SHARES;

/**
 * A member asks somebody else for a part. It is reserved at once; its payer is asked when nobody can pay the whole any more.
 * The same form again is the same part. Refusal: `not-shareable`.
 */
export function shareOut(request: PaymentRequest, part: SharedPart, moment: Moment): Answer<PaymentRequest> {
  const { shares } = request;
  if (shares.some(({ key }) => key === part.key)) return granted(request);
  if (!mayBeShared(request) || part.amount > leftToPay(request).minor - sharedOut(request))
    return refused({ code: 'not-shareable' });
  const reserved = closed({ ...request, shares: [...shares, part] }, moment);
  return granted(redrawn(sharingAtLast(reserved, moment), moment));
}

/** What waited for the end of a page to pay on is asked for; or not, where it was paid there. */
export function sharingAtLast(request: PaymentRequest, moment: Moment): PaymentRequest {
  const { shares, state, checkout } = request;
  // One that was opened since leaves out what others are to pay.
  const isOfAll = isOpened(checkout) && checkout.balanceVersion !== askOf(request);
  if (!shares.some((share) => share.state === 'waiting') || isOfAll || isClosingAny(request)) return request;
  const held = underWay(request).reduce((sum, { amount = leftToPay(request).minor }) => sum + amount, 0);
  let room = leftToPay(request).minor - held - sharedOut({ shares: shares.filter(isAsked) });
  return shares.reduce<PaymentRequest>((now, share) => {
    if (share.state !== 'waiting') return now;
    const fits = state === 'open' && share.amount <= room;
    if (fits) room -= share.amount;
    const asked = withShare(now, { ...share, state: 'asked' });
    return fits ? promising(asked, { name: 'share', about: share.id }, moment) : dropped(now, share, moment);
  }, request);
}

/** Nobody was asked for it after all: it was paid, or is being paid, by who pays the rest. */
function dropped(request: PaymentRequest, share: SharedPart, moment: Moment): PaymentRequest {
  const { amount: minor } = share;
  const about = { amount: { ...request.amount, minor }, ...(share.to.name && { to: share.to.name }) };
  const shown = redrawn(withShare(request, { ...share, state: 'ended' }), moment);
  return announcing(shown, { kind: 'share-dropped', ...about, at: moment.now }, moment);
}
/** What its own customer may have paid of it: one who waits to be asked is asked for no more than that leaves. */
export const leftFor = (request: PaymentRequest): Money => ({
  ...request.amount,
  minor: Math.max(0, leftToPay(request).minor - sharedOut({ shares: request.shares.filter(isAsked) })),
});
const isAsked = ({ state }: SharedPart): boolean => state === 'asked';

export const withShare = (request: PaymentRequest, share: SharedPart): PaymentRequest => ({
  ...request,
  shares: request.shares.map((other) => (other.id === share.id ? share : other)),
});

/** Nobody else is asked for what is not paid yet: each request says itself when nobody can pay it any more. */
export const endingShares = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  liveShares(request).reduce<PaymentRequest>((now, share) => {
    if (share.amount <= sumOf(share.payments)) return now;
    if (share.state !== 'waiting') return endingShare(now, share.id, moment);
    // Whoever ends the request knows that nobody is asked.
    return request.cancelled ? withShare(now, { ...share, state: 'ended' }) : dropped(now, share, moment);
  }, request);

export const endingShare = (request: PaymentRequest, id: string, moment: Moment): PaymentRequest =>
  request.outbox.some((item) => isErrand(item, 'share-end', id))
    ? request
    : promising(request, { name: 'share-end', about: id }, moment);

/** What its orders come to now may be less than others are asked for: then they are asked no more. */
export const sharesThatFit = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  sharedOut(request) > request.amount.minor - sumOf(creditsOf(request)) ? endingShares(request, moment) : request;

/** Whoever is asked for a part is told of how much, where its orders come to something else. */
export const tellingShares = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  request.shares
    .filter(isAsked)
    .reduce<PaymentRequest>((now, { id }) => promising(now, { name: 'share', about: id }, moment), request);

/** A part came: who only waits to be asked, and for whom no room is left, is not asked. */
export const waitingThatFit = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  request.shares
    .filter(({ state }) => state === 'waiting')
    .reduce<PaymentRequest>(
      (now, share) => (sharedOut(now) > leftToPay(now).minor ? dropped(now, share, moment) : now),
      request,
    );

/** A payer's own request tells the one that it is a part of. */
export const tellingWhole = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  request.shareOf ? promising(request, { name: 'share-told' }, moment) : request;
