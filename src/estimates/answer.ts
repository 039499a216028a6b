import { createHash } from 'node:crypto';
import { hasCardNumber } from '../conversations/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped, isSendable } from '../kernel/typed.ts';

/** What a customer said to an estimate: all of it, some of its work, or none. */
export type Outcome = 'approved' | 'partly' | 'declined';

/** What was said, by whom and how it was seen: written once, with the document as it stood, and never again. */
export interface EstimateAnswer {
  outcome: Outcome;
  /** Places of the work that was approved, in order. */
  approved: number[];
  /** What that comes to, with taxes, in minor units of the estimate's currency. */
  total: number;
  /** As the customer typed it. */
  name: string;
  at: Date;
  /** What the page was read in. */
  tongue: Tongue;
  /** Of the address it came from, under this server's key: the same for the same one, and nobody reads it back. */
  address: string;
  /** What the browser called itself; at most 300 characters. */
  agent: string;
  /** Of all of this, and of the document's own hash: SHA-256 as base64url. */
  hash: string;
}

/** How somebody came to the page. */
export interface Seen {
  address: string;
  agent: string;
}

/** What comes back from the page, as typed. */
export interface TypedAnswer {
  /** `all`, `some` or `none`. */
  whole: string;
  /** The work that was ticked, as its page numbers it. */
  works: string[];
  name: string;
}

export const NAME_LIMIT = 80;
const AGENT_LIMIT = 300;

/** Who answers, in their own letters. Refusals: `signature-missing`, `signature-invalid`. */
export function readSignature(typed: string): Answer<string> {
  const name = asTyped(typed).replace(/\s+/g, ' ').trim().normalize('NFC');
  if (name === '') return refused({ code: 'signature-missing' });
  // No such number is ever stored or shown.
  const isUnusable = name.length > NAME_LIMIT || !isSendable(name) || !/\p{L}/u.test(name) || hasCardNumber(typed);
  return isUnusable ? refused({ code: 'signature-invalid' }) : granted(name);
}

/**
 * The places of what is approved of so many pieces of work. Refusals: `choice-missing`, `choice-unknown` (what this page
 * never offered).
 */
export function readChoice({ whole, works }: Pick<TypedAnswer, 'whole' | 'works'>, count: number): Answer<number[]> {
  const every = Array.from({ length: count }, (_, place) => place);
  if (whole === 'all') return granted(every);
  if (whole === 'none') return granted([]);
  if (whole !== 'some') return refused({ code: whole === '' ? 'choice-missing' : 'choice-unknown' });
  if (works.length === 0) return refused({ code: 'choice-missing' });
  const chosen = every.filter((place) => works.includes(String(place)));
  return chosen.length === new Set(works).size ? granted(chosen) : refused({ code: 'choice-unknown' });
}

export const outcomeOf = (approved: number[], count: number): Outcome =>
  approved.length === 0 ? 'declined' : approved.length === count ? 'approved' : 'partly';

/** What a browser says of itself, without what does not belong in a line. */
export const agentOf = (said: string): string => said.replace(/\p{C}+/gu, ' ').slice(0, AGENT_LIMIT);

/** The answer, sealed with what it is about: whoever changes one or the other is found out. */
export function sealed(
  answer: Omit<EstimateAnswer, 'hash'>,
  about: { id: string; paperHash: string; currency: string },
): EstimateAnswer {
  return { ...answer, hash: sealOf(answer, about) };
}

export function sealOf(
  { outcome, approved, total, name, at, tongue, address, agent }: Omit<EstimateAnswer, 'hash'>,
  { id, paperHash, currency }: { id: string; paperHash: string; currency: string },
): string {
  const said = [outcome, approved, total, currency, name, at.toISOString(), tongue, address, agent];
  return createHash('sha256')
    .update(JSON.stringify([id, paperHash, ...said]))
    .digest('base64url');
}
