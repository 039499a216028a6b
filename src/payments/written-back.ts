import type { SettleRefusal } from '../invoices/index.ts';

/**
 * What became of a payment in the system that its invoice came from. `system`: as people call it. `why`: it was not taken,
 * and never will be; `not-now`: it is still being tried.
 */
export interface WrittenBack {
  system: string;
  at: Date;
  why?: WriteBackFailure;
}

/** `rejected`: the system refused the call itself. */
export type WriteBackFailure = SettleRefusal | 'rejected' | 'not-now';
