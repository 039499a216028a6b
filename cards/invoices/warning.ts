import type { InvoiceWarning } from '../../src/payments/invoicing/screen.ts';
import { sayWarning } from '../payments/warning.ts';
import type { Voice } from '../voice.ts';

/** What is worth knowing before an invoice is sent. */
export function sayInvoiceWarning({ reference = '', warning }: InvoiceWarning, voice: Voice): string {
  if (warning.code !== 'invoice-changed') return sayWarning(reference, voice)(warning);
  const say = voice.words.invoicing.changed[warning.state];
  return say({ reference, balance: voice.money(warning.balance) });
}
