import type { LedgerScreen } from '../../src/ledger/screen.ts';
import type { Looks } from '../looks.ts';
import { paymentsExportCard } from './export.ts';
import { paymentsFiguresCard } from './figures.ts';
import { paymentsFilterForm } from './filter.ts';
import { paymentsListCard } from './list.ts';
import { paymentStoryCard } from './story.ts';

export const screens: Looks<LedgerScreen> = {
  'payments-list': paymentsListCard,
  'payments-filter': paymentsFilterForm,
  'payment-story': paymentStoryCard,
  'payments-figures': paymentsFiguresCard,
  'payments-export': paymentsExportCard,
};
