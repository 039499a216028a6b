import { type Company, lookAtEach } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PayoutsHouse } from './house.ts';
import { agrees, heard, type Payout, type PayoutTold, payoutOf, toBeRead } from './payout.ts';
import type { PayingOut, PayoutEvent } from './ports.ts';
import { readRows } from './reading.ts';
import type { PayoutRow } from './row.ts';

/** What looking back at the processor's payouts gave. */
export interface PayoutsSeen {
  /** As they are now, the latest first. */
  payouts: Payout[];
  /** The first rows of each that belong to nothing here, by the payout's id. */
  unmatched: Map<string, PayoutRow[]>;
  /** Which cannot be read, and why. */
  unreadable: { id: string; unreadable: string }[];
}

/** As many as an operator reads; the members see them all. */
const SAID = 20;

/**
 * Whose money an account's payouts are: the company's whose own it is, and of the server's (`by` is absent), the company's
 * that texts from the server's number.
 */
export async function holderOf({ store, textSenders }: Pick<PayoutsHouse, 'store' | 'textSenders'>, by?: string) {
  if (by !== undefined) return store.companies.get(by);
  const [sender] = textSenders.all;
  return sender === undefined ? undefined : store.companies.byTextSender(sender);
}

const DAY_MS = 86_400_000;

/** Whether the processor knows more than is known here, or what belongs to nothing may belong to something by now. */
function isWorthReading(known: Payout | undefined, told: PayoutTold, now: Date): boolean {
  if (!told.isSorted) return false;
  if (!known?.read) return true;
  const isSettled = known.read.unmatched === 0 && agrees(known);
  return !isSettled && now.getTime() - known.read.at.getTime() >= DAY_MS;
}

/** Enters what the processor pays out. */
export function createPayoutBooks(house: PayoutsHouse) {
  const { store } = house;

  /** What was told is entered: what is new is first heard of as on its way, so that its end is news. */
  async function enter(company: Company, told: PayoutTold, decide: (known: Payout) => Payout | undefined) {
    const fresh = payoutOf(company.id, { ...told, state: 'on-its-way' });
    const first = decide(fresh) ?? fresh;
    const isNew = await store.payouts.insert(first);
    const now = isNew ? first : await change(one(store.payouts, company.id, told.id), decide);
    if (now) house.wake('payouts', now);
    return now ?? first;
  }

  /** Reads it where that brings something, and enters it. @throws Outage */
  async function look(company: Company, told: PayoutTold): Promise<Payout> {
    const known = await store.payouts.get(company.id, told.id);
    const rows = isWorthReading(known, told, house.clock.now()) ? await readRows(house, company, told) : undefined;
    return enter(company, told, (now) => heard(now, told, rows, momentOf(house)));
  }

  /** The payouts of one account. @throws Outage */
  async function lookAt(company: Company, made: ReturnType<PayingOut['since']>, seen: PayoutsSeen): Promise<void> {
    for await (const told of made) {
      const found = 'unreadable' in told ? told : await look(company, told).catch(unreadable(told));
      if ('unreadable' in found) seen.unreadable.push(found);
      else seen.payouts.push(found);
      if ('read' in found && found.read && found.read.unmatched > 0)
        seen.unmatched.set(found.id, await store.payoutRows.of(company.id, found.id, { unmatched: true, limit: SAID }));
    }
  }

  return {
    /** A payout was made, or goes on: promised to be looked at, because the processor's words come in any order. */
    async told({ payout }: PayoutEvent, by?: string): Promise<{ outcome: 'taken' | 'not-ours' }> {
      const company = await holderOf(house, by);
      if (!company) return { outcome: 'not-ours' };
      await enter(company, payout, (now) => toBeRead(now, momentOf(house)));
      return { outcome: 'taken' };
    },

    /** Looks at what was paid out since then, reads what is new, and gives all of it. @throws Outage */
    async lookBack(since: Date): Promise<PayoutsSeen> {
      const seen: PayoutsSeen = { payouts: [], unmatched: new Map(), unreadable: [] };
      await lookAtEach(house, 'stripe', async (by) => {
        const company = await holderOf(house, by);
        if (company) await lookAt(company, house.payingOut.since(since, by), seen);
      });
      return seen;
    },
  };
}

/** What the processor says of one and nobody can read holds up no other. */
const unreadable =
  ({ id }: PayoutTold) =>
  (error: unknown) => {
    if (!(error instanceof Outage) || error.outcome !== 'never') throw error;
    return { id, unreadable: error.code ?? error.message };
  };

export type PayoutBooks = ReturnType<typeof createPayoutBooks>;

const EVERY_MS = 3_600_000;
const BACK_MS = 30 * DAY_MS;

/** Looks for payouts that were told in vain, and for what in them belongs to something by now. */
export const lookingForPayouts = (
  { clock, log }: Pick<PayoutsHouse, 'clock' | 'log'>,
  { lookBack }: Pick<PayoutBooks, 'lookBack'>,
): Job => ({
  every: EVERY_MS,
  atStart: true,
  async run() {
    const { unreadable } = await lookBack(new Date(clock.now().getTime() - BACK_MS));
    for (const one of unreadable) log.error('a payout cannot be read: look it up at the processor', { ...one });
  },
});
