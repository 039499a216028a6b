import type { Stripe } from 'stripe';
import { Outage } from '../../src/kernel/refusal.ts';
import type { PayoutFailure, PayoutState, PayoutTold } from '../../src/payouts/payout.ts';
import type { PayingOut } from '../../src/ports.ts';
import { createLines, isMissing, nobodysOwn, type OwnStripeAccounts } from './accounts.ts';
import { fromStripe } from './amounts.ts';
import type { StripeAccount } from './client.ts';
import { type Fields, fieldsOf, idOf, momentOf, textOf, Unreadable } from './fields.ts';
import { outageOf, refusalOf } from './outage.ts';
import { rowOf } from './payout-rows.ts';

/** What Stripe sends to the bank. Throws on an empty key; its methods throw `Outage`. */
export function createStripePayouts(server: StripeAccount, own: OwnStripeAccounts = nobodysOwn): PayingOut {
  const lines = createLines(server, own);
  return {
    async find(companyId, payoutId) {
      try {
        return await lines.seek(companyId, async (stripe) => asTold(await stripe.payouts.retrieve(payoutId)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw outageOf('payouts.retrieve', error);
      }
    },
    async *since(since, companyId) {
      const gte = Math.floor(since.getTime() / 1000);
      try {
        for (const { client } of await lines.held(companyId)) {
          const stripe = await client();
          for await (const payout of stripe.payouts.list({ created: { gte }, limit: 100 })) yield asTold(payout);
        }
      } catch (error) {
        throw outageOf('payouts.list', error);
      }
    },
    async *rows(companyId, payout) {
      const { client } = await lines
        .where(companyId, (stripe) => stripe.payouts.retrieve(payout.id))
        .catch((error: unknown) => {
          throw outageOf('payouts.retrieve', error);
        });
      yield* pagesOf(client, payout);
    },
  };
}

/** As many as Stripe gives at once. */
const PAGE = 100;

async function* pagesOf(client: () => Promise<Stripe>, { id: payout, amount: { currency } }: PayoutTold) {
  const stripe = await client();
  let behind: string | undefined;
  do {
    const page = await stripe.balanceTransactions
      .list({ payout, limit: PAGE, expand: ['data.source'], ...(behind && { starting_after: behind }) })
      .catch((error: unknown) => {
        throw notReady(error) ?? outageOf('balanceTransactions.list', error);
      });
    // The payout is one of its own rows.
    yield readable(() => page.data.flatMap((row) => (row.type === 'payout' ? [] : [rowOf({ ...row }, currency)])));
    behind = page.has_more ? page.data.at(-1)?.id : undefined;
  } while (behind);
}

/** What Stripe has not sorted after all is sorted a little later. */
const notReady = (error: unknown) =>
  refusalOf(error)?.code === 'payout_reconciliation_not_ready'
    ? new Outage('stripe', 'balanceTransactions.list', { cause: error, outcome: 'no', code: 'not_ready' })
    : undefined;

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Outage('stripe', 'balanceTransactions.list', { cause: error, outcome: 'never', code: error.message });
  }
}

/** What Stripe says of a payout, or why nobody can read it. */
function asTold(payout: Stripe.Payout) {
  try {
    return readPayout({ ...payout });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { id: payout.id, unreadable: error.message };
  }
}

/** https://docs.stripe.com/api/payouts/object#payout_object-status: one that we have not heard of is not at its end. */
const STATES: Record<string, PayoutState> = {
  ...{ paid: 'paid', failed: 'failed', canceled: 'canceled' },
};
/** https://docs.stripe.com/api/payouts/failures */
const FAILURES: Record<string, PayoutFailure> = Object.fromEntries([
  ...['account_closed', 'no_account'].map((code) => [code, 'account-closed']),
  ...'account_frozen bank_account_restricted bank_ownership_changed debit_not_authorized declined'
    .split(' ')
    .map((code) => [code, 'account-refused']),
  ...(
    'incorrect_account_holder_address incorrect_account_holder_name incorrect_account_holder_tax_id ' +
    'incorrect_account_type invalid_account_number invalid_account_number_length invalid_currency'
  )
    .split(' ')
    .map((code) => [code, 'details-wrong']),
]);

/** A payout, told or looked up. @throws Unreadable */
export function readPayout(payout: Fields): PayoutTold {
  const state = STATES[textOf(payout.status) ?? ''] ?? 'on-its-way';
  const { status, value } = fieldsOf(payout.trace_id);
  const trace = status === 'supported' ? textOf(value) : undefined;
  const isAutomatic = payout.automatic === true;
  return {
    id: idOf(payout.id, 'id'),
    amount: fromStripe(payout.amount, payout.currency),
    state,
    isAutomatic,
    isSorted: isAutomatic && payout.reconciliation_status === 'completed',
    madeAt: momentOf(payout.created, 'created'),
    arrivesOn: momentOf(payout.arrival_date, 'arrival_date'),
    ...(trace && { trace: trace.slice(0, 60) }),
    ...(state === 'failed' && { failure: FAILURES[textOf(payout.failure_code) ?? ''] ?? 'other' }),
  };
}
