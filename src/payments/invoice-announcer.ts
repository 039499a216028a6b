import type { Invoice } from '../invoices/index.ts';
import { type Announcer, shownNowhere, unchanged } from '../promises/announcer.ts';
import type { PaymentsHouse } from './house.ts';

/** What an invoice promises when it says something else than before: that whoever asks for it hears of it. */
export const createInvoiceAnnouncer = ({ store }: PaymentsHouse): Announcer<Invoice, never> => ({
  documents: store.invoices,
  ...shownNowhere,
  errands: { changed: { lane: 'links', harmless: true, keep: async () => unchanged, never: () => unchanged } },
});
