import type { Stripe } from 'stripe';
import type { RefundReason, RefundRefusal } from '../../src/payments/payment.ts';
import type { Checkout, RefundAnswer, RefundAsk, RefundMade } from '../../src/ports.ts';
import { isMissing, type Lines } from './accounts.ts';
import { toStripe } from './amounts.ts';
import { Unreadable } from './fields.ts';
import { readRefund } from './money-back.ts';
import { isSpentKey, outageOf, refusalOf } from './outage.ts';

/**
 * Stripe's `fraudulent` puts the card and its owner's address on the account's block list, and is never said here. What a
 * member chose stands in our own store.
 */
const REASONS: Record<RefundReason, Stripe.RefundCreateParams.Reason> = {
  ...{ duplicate: 'duplicate', 'asked-for': 'requested_by_customer', 'too-much': 'requested_by_customer' },
  ...{ 'not-done': 'requested_by_customer', goodwill: 'requested_by_customer', other: 'requested_by_customer' },
  fraudulent: 'requested_by_customer',
};

/** https://docs.stripe.com/error-codes; `refund_disputed_payment` is the newer name of the same. */
const REFUSALS: Record<string, RefundRefusal> = {
  charge_already_refunded: 'already-refunded',
  ...{ charge_disputed: 'disputed', refund_disputed_payment: 'disputed' },
  ...{ balance_insufficient: 'balance', charge_not_refundable: 'not-refundable' },
};

/** Giving money back, and finding what was given. */
export const refunding = (lines: Lines): Pick<Checkout, 'refund' | 'findRefund'> => ({
  refund: (ask) =>
    lines
      .seek(ask.companyId, (stripe) => refund(stripe, ask))
      .catch((error: unknown) => {
        if (isMissing(error)) return { refused: 'not-refundable' } as const;
        throw outageOf('refunds.create', error);
      }),
  findRefund: (companyId, paymentId, orderId) =>
    lines
      .seek(companyId, (stripe) => find(stripe, paymentId, orderId))
      .catch((error: unknown) => {
        throw outageOf('refunds.list', error);
      }),
});

async function refund(stripe: Stripe, ask: RefundAsk): Promise<RefundAnswer> {
  const { orderId, companyId, requestId, paymentId, reason } = ask;
  const create = (idempotencyKey: string) =>
    stripe.refunds.create(
      {
        payment_intent: paymentId,
        // Without one Stripe gives back all that is left.
        amount: toStripe(ask.amount).amount,
        reason: REASONS[reason],
        metadata: { companyId, requestId, orderId },
      },
      { idempotencyKey },
    );
  try {
    return asMade(await create(orderId));
  } catch (error) {
    // A server error is replayed for a day, and may hide a refund that was made.
    if (isSpentKey(error)) return (await find(stripe, paymentId, orderId)) ?? asMade(await create(`${orderId}:again`));
    const refused = refusalOf(error);
    if (!refused || isMissing(error)) throw error;
    return { refused: REFUSALS[refused.code ?? ''] ?? unnamed(refused.message) };
  }
}

/** More than is left has no code of its own, only a sentence. */
const unnamed = (message: string): RefundRefusal =>
  /greater than (?:the )?(?:unrefunded|remaining)/i.test(message) ? 'too-much' : 'not-refundable';

async function find(stripe: Stripe, paymentId: string, orderId: string): Promise<RefundMade | undefined> {
  for await (const one of stripe.refunds.list({ payment_intent: paymentId, limit: 100 })) {
    if (one.metadata?.orderId === orderId) return asMade(one);
  }
  return undefined;
}

function asMade(refund: Stripe.Refund): RefundMade {
  try {
    return readRefund({ ...refund });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Error(`Stripe's answer about refund ${refund.id} cannot be read: ${error.message}`);
  }
}
