import type { Feature } from '../feature.ts';
import { createSyncing } from './syncing.ts';

/** What customers owe: kept up with wherever it comes from. */
export const invoices: Feature = {
  commands: [],
  at: (house) => ({ jobs: { 'keep-up-with-sources': createSyncing(house) } }),
};
