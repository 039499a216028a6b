import { type KeptPaper, paperIn } from '../documents/index.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { Dossier } from './dossier.ts';

/** What documents carry for the app's own work, and says nothing of anybody. */
const OURS = new Set([
  ...['revision', 'cards', 'appearance', 'outbox', 'due', 'acts', 'noted', 'key', 'pressed', 'linkHash'],
  ...['debt', 'otherDebts', 'referenceKey', 'contentHash', 'letterhead', 'checkout', 'checkoutAttempts'],
]);

const bare = (document: object): object =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !OURS.has(name)));

const asData = (paper: KeptPaper): object => ({ id: paper.id, hash: paper.hash, says: paperIn(paper) });

/** Of a part that somebody else was asked for: how much and when, and nothing of whom, or of how they paid. */
const withoutOthers = (request: PaymentRequest): object => ({
  ...request,
  shares: request.shares.map(({ amount, at, state }) => ({ amount, at, state })),
});

/** What is kept of a customer as data, for a machine to read. */
export const dataOf = ({ customer, requests, papers, pictures, ...lists }: Dossier, at: Date): object => ({
  writtenAt: at,
  customer: bare(customer),
  requests: requests.map((request) => bare(withoutOthers(request))),
  ...Object.fromEntries(Object.entries(lists).map(([name, documents]) => [name, documents.map(bare)])),
  papers: papers.map(asData),
  pictures,
});
