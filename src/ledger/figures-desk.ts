import { type Actor, companyOf } from '../company/index.ts';
import { maySee, onlookerOf, utcDayOf } from '../payments/index.ts';
import { chartUrl } from './chart.ts';
import { daysOf, figuresOf, readPeriod } from './figures.ts';
import type { FiguresHouse } from './house.ts';
import type { PaymentsFigures } from './screen.ts';
import type { Totals } from './totals.ts';

/** What members are shown of how it goes: of what they may see. */
export function createFiguresDesk(house: FiguresHouse, totals: Totals) {
  const { store, directory, clock } = house;
  return {
    async show(actor: Actor, asked: string): Promise<PaymentsFigures> {
      const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
      const [by, now, period] = [onlookerOf(actor, company), clock.now(), readPeriod(asked)];
      const days = daysOf(period, now, company.timeZone);
      const first = utcDayOf(days[0] ?? now);
      await totals.settle(company.id);
      const [before, since] = await Promise.all([
        store.dayTotals.openBefore(company.id, first),
        store.dayTotals.since(company.id, first),
      ]);
      const lines = [...before, ...since]
        .flatMap((day) => day.lines)
        .filter(({ asker, rooms }) => maySee({ asker, cards: rooms.map((room) => ({ room })) }, by))
        // A room that the reader is not in takes no other's place among those with the most.
        .map((line) => ({ ...line, rooms: line.rooms.filter((room) => by.rooms.includes(room)) }));
      const { rooms, ...figures } = figuresOf(lines, days, now);
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
