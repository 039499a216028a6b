import type { Invoice } from '../invoices/index.ts';
import { type Announcer, shownNowhere, unchanged } from '../promises/announcer.ts';
import { tellOf } from './following.ts';
import type { PaymentsHouse } from './house.ts';

/** What an invoice promises when it says something else than before: that whoever asks for it hears of it. */
export const createInvoiceAnnouncer = (house: PaymentsHouse): Announcer<Invoice, never> => ({
  documents: house.store.invoices,
  ...shownNowhere,
  errands: { changed: { lane: 'orders', harmless: true, keep: tell(house), never: () => unchanged } },
});

const tell = (house: PaymentsHouse) => async (invoice: Invoice) => {
  await tellOf(house, invoice);
  await house.estimating.orderChanged(invoice);
  return unchanged<Invoice>;
};
