import type { Tongue } from '../../src/kernel/language.ts';
import { type Payout, type PayoutTold, payoutOf } from '../../src/payouts/payout.ts';
import type { PayoutRow } from '../../src/payouts/row.ts';
import type { PayoutScreen, PayoutShown, ShownRow } from '../../src/payouts/screen.ts';
import type { Screen } from '../../src/screen.ts';
import { request } from '../payments/specimens/request.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { cad, later } from '../specimens/people.ts';

const told: PayoutTold = {
  ...{
    id: 'po_1TrialPayout',
    amount: cad(213_450),
    state: 'paid',
    isAutomatic: true,
    isSorted: true,
    trace: 'TRC8841',
  },
  ...{ madeAt: later(0), arrivesOn: later(2_880) },
};
const part = (kind: PayoutRow['kind'], count: number, amount: number, fee = 0) => ({
  ...{ kind, count, amount, fee, net: amount - fee },
});
const read = {
  parts: [
    part('charge', 8, 231_000, 7_500),
    part('refund', 1, -5_000),
    part('dispute', 1, -2_550, 1_500),
    part('fee', 1, -1_000),
  ],
  ...{ rows: 11, unmatched: 0, at: later(2_900) },
};
const payout = (change: Partial<Payout> = {}): Payout => ({ ...payoutOf('com_garage', told), read, ...change });
const { read: _, ...unread } = payout();

const row = (change: Partial<PayoutRow> = {}): PayoutRow => ({
  ...{ id: 'txn_1', companyId: 'com_garage', payoutId: told.id, place: 0, kind: 'charge', at: later(0) },
  ...{ amount: 61_816, fee: 1_823, net: 59_993, paymentId: 'pi_1', ...change },
});

/** Payouts in every state, and one with rows of every kind. */
export function screens(tongue: Tongue): ScreenSpecimens<PayoutScreen> {
  const of = request(tongue);
  const entered = { system: 'CDK', state: 'entered' } as const;
  const rows: ShownRow[] = [
    { row: row(), request: of, entered },
    {
      row: row({ kind: 'refund', amount: -5_000, fee: 0, net: -5_000 }),
      request: of,
      entered: { ...entered, state: 'to-enter' },
    },
    { row: row(), isHidden: true },
    { row: row({ kind: 'fee', amount: -1_000, fee: 0, net: -1_000, says: 'Billing' }) },
  ];
  const odd: ShownRow[] = (
    ['before-app', 'elsewhere', 'missing-here', 'amount-differs', 'not-told', 'adjusted'] as const
  ).map((why) => ({ row: row({ why, kind: why === 'adjusted' ? 'adjustment' : 'charge' }) }));
  const kinds = ['charge-back', 'refund-back', 'dispute', 'dispute-back', 'payout-back'] as const;
  const shown = (change: Partial<PayoutShown>): PayoutShown => ({
    ...{ kind: 'payout-shown', isSheet: true, payout: payout(), rows, isNarrowed: false, ...change },
  });
  const open = payout({ read: { ...read, unmatched: 6 } });
  return {
    'payouts-list': {
      payouts: {
        ...{ kind: 'payouts-list', isSheet: true, next: 'behind=x', first: 'all' },
        payouts: [
          { ...unread, state: 'on-its-way' },
          payout(),
          open,
          payout({ amount: cad(213_440) }),
          { ...unread, isAutomatic: false },
          payout({ state: 'failed', failure: 'account-closed' }),
          { ...unread, state: 'canceled' },
          payout({ amount: { minor: 98_000, currency: 'USD' } }),
        ],
      },
      'payouts-none': { kind: 'payouts-list', isSheet: true, payouts: [] },
    },
    'payout-shown': {
      'payout-shown': shown({ next: `${told.id} all behind=9` }),
      'payout-kinds': shown({ rows: kinds.map((kind) => ({ row: row({ kind }) })) }),
      'payout-unmatched': shown({ payout: open, rows: odd, isNarrowed: true, first: `${told.id} unmatched` }),
      'payout-nothing-unmatched': shown({ rows: [], isNarrowed: true }),
      'payout-open': shown({ payout: open }),
      'payout-differs': shown({ payout: payout({ amount: cad(213_440) }) }),
      'payout-waiting': shown({ payout: { ...unread, state: 'on-its-way' }, rows: [] }),
      'payout-by-hand': shown({ payout: { ...unread, isAutomatic: false }, rows: [] }),
      'payout-failed': shown({ payout: payout({ state: 'failed', failure: 'details-wrong' }) }),
      'payout-refused': shown({ payout: payout({ state: 'failed', failure: 'account-refused' }) }),
    },
    'payout-export': {
      'payout-export': {
        ...{ kind: 'payout-export', isSheet: true, payout: payout(), until: later(60) },
        ...{ xlsx: 'https://pay.example/exports/a', csv: 'https://pay.example/exports/b' },
      },
    },
  };
}

/** A page of the longest words. */
export function extremes(tongue: Tongue): { screens: Record<string, Screen> } {
  const rows = longAndHostile.flatMap(({ name = '', reference = '' }): ShownRow[] => [
    {
      row: row({ why: 'missing-here' }),
      request: request(tongue, { reference, customer: { id: 'cus_1', phone: '+14385550142', name } }),
    },
  ]);
  const turned = `po_${'x'.repeat(60)} unmatched behind=999999999`;
  const most = { ...payout(), amount: cad(Number.MAX_SAFE_INTEGER) };
  return {
    screens: {
      'extreme-payout': {
        ...{ kind: 'payout-shown', isSheet: true, payout: most, isNarrowed: false, next: turned, first: turned },
        rows: Array.from({ length: 10 }, (_, at) => rows[at % rows.length]!),
      },
    },
  };
}
