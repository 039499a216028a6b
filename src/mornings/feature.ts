import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { momentOf } from '../promises/outbox.ts';
import { createMorningAnnouncer } from './announcer.ts';
import { nextMorning } from './morning.ts';

const SIX_HOURS_MS = 6 * 3_600_000;

/** How each working day begins: said in the rooms at eight, and in person to who wants it. */
export const mornings: Feature = {
  commands: [],
  at: (house) => ({
    announcers: { mornings: kindOf(createMorningAnnouncer(house)) },
    jobs: {
      // Each morning writes the next: this is for companies that are new, or whose clocks were changed.
      'next-mornings': {
        every: SIX_HOURS_MS,
        atStart: true,
        async run() {
          for (const id of await house.store.companies.ids()) {
            const company = await house.store.companies.get(id);
            if (company) await house.store.mornings.insert(nextMorning(company, momentOf(house)));
          }
        },
      },
    },
  }),
};
