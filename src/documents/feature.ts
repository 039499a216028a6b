import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createFiling } from './filing.ts';
import { createMailAnnouncer } from './mailing.ts';
import { createPrinting } from './printing.ts';

/** The papers that customers look at, keep, and have sent. */
export const documents: Feature = {
  commands: [],
  at(house) {
    const print = createPrinting(house, createFiling(house));
    return { announcers: { mails: kindOf(createMailAnnouncer(house, print)) } };
  },
};
