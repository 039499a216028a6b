import { type KeptPaper, paperIn } from '../documents/index.ts';
import type { Dossier } from './dossier.ts';

/** What documents carry for the app's own work, and says nothing of anybody. */
const OURS = new Set([
  ...['revision', 'cards', 'appearance', 'outbox', 'due', 'acts', 'noted', 'key', 'pressed', 'linkHash'],
  ...['debt', 'otherDebts', 'referenceKey', 'contentHash', 'letterhead', 'checkout', 'checkoutAttempts'],
]);

const bare = (document: object): object =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !OURS.has(name)));

const asData = (paper: KeptPaper): object => ({ id: paper.id, hash: paper.hash, says: paperIn(paper) });

/** What is kept of a customer as data, for a machine to read. */
export const dataOf = ({ customer, papers, pictures, ...lists }: Dossier, at: Date): object => ({
  writtenAt: at,
  customer: bare(customer),
  ...Object.fromEntries(Object.entries(lists).map(([name, documents]) => [name, documents.map(bare)])),
  papers: papers.map(asData),
  pictures,
});
