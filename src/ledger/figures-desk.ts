import { type Actor, companyOf } from '../company/index.ts';
import { onlookerOf, placeAt } from '../payments/index.ts';
import { chartUrl } from './chart.ts';
import { daysOf, figuresOf, readPeriod } from './figures.ts';
import type { LedgerHouse } from './house.ts';
import type { PaymentsFigures } from './screen.ts';

/** What members are shown of how it goes: of what they may see. */
export function createFiguresDesk(house: LedgerHouse) {
  const { store, directory, clock } = house;
  return {
    async show(actor: Actor, asked: string): Promise<PaymentsFigures> {
      const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
      const [by, now, period] = [onlookerOf(actor, company), clock.now(), readPeriod(asked)];
      const days = daysOf(period, now, company.timeZone);
      const since = { from: placeAt(days[0] ?? now) };
      // A room that the reader is not in takes no other's place among those with the most.
      const tallied = async (tally: 'asked' | 'paid' | 'open', from: { from?: string }) =>
        (await store.requests.tallied(company.id, tally, by, from)).map((one) => ({
          ...one,
          rooms: one.rooms.filter((room) => by.rooms.some((theirs) => theirs === room)),
        }));
      const [requested, paid, open] = await Promise.all([
        tallied('asked', since),
        tallied('paid', since),
        tallied('open', {}),
      ]);
      const { rooms, ...figures } = figuresOf({ asked: requested, paid, open }, days, now);
      const names = new Map<string, string>(company.rooms.map(({ id, name }) => [id, name]));
      const named = rooms.map(({ id, ...line }) => ({ ...line, name: names.get(id) ?? '' }));
      const chart = chartUrl(house, figures.days);
      return {
        kind: 'payments-figures',
        isSheet: true,
        period,
        ...(chart && { chart }),
        ...figures,
        rooms: named,
      };
    },
  };
}
