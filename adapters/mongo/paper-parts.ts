import type { Line, Tax } from '../../src/invoices/index.ts';
import { part, text, whole } from './schema.ts';

/** What papers and invoices have in common. */
export const lines = [
  part<Line>({ kind: text, description: text, quantity: Number, unitPrice: Number, amount: whole, taxes: [String] }),
];
export const taxes = [part<Tax>({ id: text, name: text, number: String, rate: whole, share: Number })];
