import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { order, type StripeRig, startStripeRig } from './sandbox-stripe-rig.ts';

let rig: StripeRig;
beforeEach(async () => {
  rig = await startStripeRig();
});
afterEach(() => rig.close());

async function pay(method: 'card' | 'bank_debit' = 'card'): Promise<string> {
  const { id } = await rig.sdk().checkout.sessions.create(order());
  rig.stripe.pay(id, { method });
  if (method === 'bank_debit') rig.stripe.settleAsync(id, 'succeeded');
  return id;
}

const rowsOf = async (payout: string) => {
  const rows: Stripe.BalanceTransaction[] = [];
  for await (const row of rig.sdk().balanceTransactions.list({ payout, limit: 2, expand: ['data.source'] }))
    rows.push(row);
  return rows;
};

describe('a payout', () => {
  test('is what is in the balance, row by row and to the cent, and is told when it is on its way, paid and sorted', async () => {
    const [first] = [await pay(), await pay(), await pay('bank_debit')];
    rig.stripe.refund(first, { amount: 2550 });
    const { id: disputed } = rig.stripe.dispute(first);
    rig.stripe.moveDispute(disputed, 'won');
    rig.stripe.bank.adjust(-500);
    const { id, amount } = rig.stripe.bank.payOut();
    await rig.stripe.webhooks.idle();

    expect(rig.types().slice(-3)).toEqual(['payout.created', 'payout.paid', 'payout.reconciliation_completed']);
    const rows = await rowsOf(id);
    const own = rows.filter(({ type }) => type === 'payout');
    expect(own).toMatchObject([{ amount: -amount, reporting_category: 'payout' }]);
    const others = rows.filter(({ type }) => type !== 'payout');
    expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(amount);
    expect(others.map(({ reporting_category, type }) => [reporting_category, type]).reverse()).toEqual([
      ...[
        ['charge', 'charge'],
        ['charge', 'charge'],
        ['charge', 'payment'],
        ['refund', 'refund'],
      ],
      ...[
        ['dispute', 'adjustment'],
        ['dispute_reversal', 'adjustment'],
        ['fee', 'stripe_fee'],
      ],
    ]);
    const charge = others.at(-1)?.source as Stripe.Charge;
    expect(charge).toMatchObject({ object: 'charge', metadata: { request: 'pay_1' } });
    // What is given back and disputed says whose it is by its payment alone.
    expect(others.find(({ type }) => type === 'refund')?.source).toMatchObject({
      ...{ object: 'refund', metadata: {}, payment_intent: charge.payment_intent },
    });
    expect(() => rig.stripe.bank.payOut()).toThrow('no cad to pay out');
  });

  test('says what is in it once it is sorted, and never when it was made by hand', async () => {
    await pay();
    const { id } = rig.stripe.bank.payOut({ onItsWay: true });
    await expect(rowsOf(id)).rejects.toMatchObject({ code: 'payout_reconciliation_not_ready' });
    rig.stripe.bank.arrive(id);
    expect(await rowsOf(id)).toHaveLength(2);
    const byHand = rig.stripe.bank.payOut({ byHand: 1000 });
    expect(byHand).toMatchObject({ automatic: false, reconciliation_status: 'not_applicable' });
    await expect(rowsOf(byHand.id)).rejects.toMatchObject({ type: 'StripeInvalidRequestError' });
  });

  test('that the bank sends back is in the next one', async () => {
    await pay();
    const first = rig.stripe.bank.payOut();
    expect(rig.stripe.bank.failPayout(first.id)).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    const next = rig.stripe.bank.payOut();
    expect(next.amount).toBe(first.amount);
    const [, back] = await rowsOf(next.id);
    expect(back).toMatchObject({ type: 'payout_failure', reporting_category: 'payout_reversal', net: first.amount });
  });

  test('has one currency: others are changed into it, where the account does not hold them', async () => {
    rig.stripe.payElsewhere({ amount: 10_000, currency: 'usd' });
    expect(rig.stripe.bank.payOut({ currency: 'usd' })).toMatchObject({ currency: 'usd', amount: 9680 });
    rig.stripe.bank.rates = { usd: 1.375 };
    rig.stripe.payElsewhere({ amount: 10_000, currency: 'usd' });
    const { id } = rig.stripe.bank.payOut();
    expect((await rowsOf(id)).at(-1)).toMatchObject({ currency: 'cad', amount: 13_750, exchange_rate: 1.375 });
    expect((await rig.sdk().payouts.list()).data.map(({ currency }) => currency)).toEqual(['cad', 'usd']);
  });

  test('holds back what waits, and takes in what a customer could not be given back', async () => {
    const id = await pay();
    rig.stripe.balance = 'waiting';
    const waiting = rig.stripe.refund(id, { amount: 1000 });
    expect(waiting.balance_transaction).toBeNull();
    expect(rig.stripe.endRefund(waiting.id, 'succeeded').balance_transaction).toMatch(/^txn_/);
    rig.stripe.endRefund(waiting.id, 'failed');
    expect(rig.stripe.bank.transactions.slice(-2)).toMatchObject([
      { reporting_category: 'refund', net: -1000 },
      { reporting_category: 'refund_failure', net: 1000 },
    ]);
  });
});
