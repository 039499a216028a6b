import { type Actor, companyOf, record } from '../company/index.ts';
import { amountFact, memberRef } from '../kernel/act.ts';
import { onlookerOf } from '../payments/index.ts';
import { payoutLinks } from './export.ts';
import type { PayoutsHouse } from './house.ts';
import type { PayoutScreen } from './screen.ts';
import { shownRows } from './showing.ts';

const PAGE = 10;
/** What a button carries for the first page: none may carry nothing (Slack). */
export const FIRST_PAGE = 'all';

/** What is behind this word of a button; it may be anything, and what cannot be read is the first page. */
const behindIn = (word: string | undefined): string | undefined => /^behind=(.{1,120})$/.exec(word ?? '')?.[1];
const GONE: PayoutScreen = { kind: 'refused', refusal: { code: 'payout-gone' } };

/** What the processor sent to the bank, looked through payout by payout and row by row. */
export function createPayoutsDesk(house: PayoutsHouse) {
  const { store, directory } = house;
  const known = (actor: Actor, id: string) => store.payouts.get(actor.companyId, id);

  return {
    /** `turned`: what one of its own buttons carries. */
    async list({ companyId }: Actor, turned: string): Promise<PayoutScreen> {
      const behind = behindIn(turned);
      const found = await store.payouts.listed(companyId, { ...(behind && { behind }), limit: PAGE + 1 });
      const payouts = found.slice(0, PAGE);
      return {
        ...{ kind: 'payouts-list', isSheet: true, payouts },
        ...(found.length > PAGE && { next: `behind=${payouts.at(-1)?.place}` }),
        ...(behind && { first: FIRST_PAGE }),
      };
    },

    /** `turned`: the payout's id, and behind blanks whether only what is unmatched is shown, and from where on. */
    async show(actor: Actor, turned: string): Promise<PayoutScreen> {
      const [id = '', narrowed, place] = turned.split(' ');
      const payout = await known(actor, id);
      if (!payout) return GONE;
      const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
      const unmatched = narrowed === 'unmatched';
      const behind = Number(/^behind=(\d{1,9})$/.exec(place ?? '')?.[1] ?? -1);
      const found = await store.payoutRows.of(company.id, id, { unmatched, behind, limit: PAGE + 1 });
      const rows = found.slice(0, PAGE);
      const here = `${id} ${unmatched ? 'unmatched' : 'all'}`;
      return {
        ...{ kind: 'payout-shown', isSheet: true, payout, isNarrowed: unmatched },
        rows: await shownRows(house, company.id, rows, onlookerOf(actor, company)),
        ...(found.length > PAGE && { next: `${here} behind=${rows.at(-1)?.place}` }),
        ...(behind >= 0 && { first: here }),
      };
    },

    /** Its rows as a file. */
    async take(actor: Actor, id: string): Promise<PayoutScreen> {
      const payout = await known(actor, id);
      if (!payout) return GONE;
      const after = { amount: amountFact(payout.amount), payout: id };
      await record(house, actor.companyId, { action: 'payout-exported', by: memberRef(actor), after });
      return { kind: 'payout-export', isSheet: true, payout, ...payoutLinks(house, actor, id) };
    },
  };
}
