import { createHash } from 'node:crypto';
import type { Tongue } from '../kernel/language.ts';
import type { InvoiceContent } from './invoice.ts';

/**
 * Where an invoice or a customer comes from: the system, the dealer (or department) in it, and its own id there. Two
 * departments may have the same number.
 */
export interface SourceKey {
  /** `cdk`, `csv`, `hand`. */
  system: string;
  /** Tells several accounts or departments of one system apart; empty where there is one. */
  account: string;
  id: string;
}

/** One text for each; no part of it can be taken for another. */
export const sourceKeyOf = ({ system, account, id }: SourceKey): string =>
  [system, account, id].map(encodeURIComponent).join('/');

/** What such a text says. */
export function sourceKeyIn(source: string): SourceKey {
  const [system = '', account = '', id = ''] = source.split('/').map(decodeURIComponent);
  return { system, account, id };
}

/** An invoice as its source tells it. */
export interface SourceInvoice {
  source: SourceKey;
  customer: SourceCustomer;
  content: InvoiceContent;
}

/** A customer as a source tells it; nothing that it does not say is changed. */
export interface SourceCustomer {
  source: SourceKey;
  name?: string;
  /** E.164, the one for texts first. Without any, and without an address, its invoices can be looked at alone. */
  phones: string[];
  email?: string;
  tongue?: Tongue;
  /** Wants no texts: taken over, and never taken back by a source. */
  optedOut?: true;
  /** Nothing may go to them of itself, such as a reminder; a member may still ask. */
  noAutomaticTexts?: true;
  /** Is to be forgotten there: what was sent stays, and nothing new is asked of itself. */
  deleted?: true;
}

/** The same content has the same hash, in whatever order its fields stand. */
export const hashOf = (content: InvoiceContent): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(content)))
    .digest('base64url');

function inOrder(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, inOrder(one)]));
}
