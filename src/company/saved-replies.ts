import { words } from '../i18n/index.ts';
import type { Acting, Audited } from '../kernel/act.ts';
import type { Documents } from '../kernel/change.ts';
import type { Words } from './letterhead.ts';
import { namedIn } from './variables.ts';

/** What the messages that every company starts with are for; their words stand in the catalogue under `replies`. */
export const PURPOSES = ['payment-request', 'invoice-ready', 'reminder', 'thank-you', 'how-to-pay'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A stored message with variables, in French and English: of the company's own, or a built-in one that it changed. */
export interface SavedReply extends Acting {
  id: string;
  companyId: string;
  revision: number;
  /** Which built-in one it takes the place of. */
  purpose?: Purpose;
  /** What members call it; a built-in one keeps the name that the catalogue has for it. */
  name?: string;
  /** By language; one that is missing is said to be missing, and never replaced by the other. */
  texts: Words;
  /** Who wrote it as it stands. */
  changed: { by: string; at: Date };
  /** Gone; of a built-in one: set back to what the catalogue says. */
  deletedAt?: Date;
}

export interface Replies extends Documents<SavedReply>, Audited {
  /** Those that are not deleted, at most `MOST_REPLIES`. */
  of(companyId: string): Promise<SavedReply[]>;
}

/** How many a company may have of its own: all of them stand in one list. */
export const MOST_OWN = 45;
export const MOST_REPLIES = MOST_OWN + PURPOSES.length;

/** A reply as it is picked from a list. */
export interface Reply {
  /** What a form's field holds: the purpose of a built-in one, otherwise the document's id. */
  id: string;
  purpose?: Purpose;
  name?: string;
  texts: Words;
  /** Of the stored document; 0 for a built-in one that was never changed. */
  revision: number;
  changed?: SavedReply['changed'];
}

export const isPurpose = (id: string): id is Purpose => (PURPOSES as readonly string[]).includes(id);

/** The document of a built-in reply has the same id whoever changes it first. */
export const documentIdOf = (companyId: string, id: string): string => (isPurpose(id) ? `rep_${companyId}_${id}` : id);

/** As every company has it. */
export const builtIn = (purpose: Purpose): Reply => ({
  id: purpose,
  purpose,
  texts: { fr: namedIn('fr', words('fr').replies[purpose].text), en: namedIn('en', words('en').replies[purpose].text) },
  revision: 0,
});

/** A stored reply as it is picked; one that was deleted is none, and a built-in one is then as it was. */
export function replyOf(stored: SavedReply): Reply | undefined {
  const { id, purpose, name, texts, revision, changed, deletedAt } = stored;
  if (deletedAt) return purpose && { ...builtIn(purpose), revision };
  return { id: purpose ?? id, ...(purpose ? { purpose } : {}), ...(name ? { name } : {}), texts, revision, changed };
}

/** One of a company's; undefined when there is none (any more). */
export async function replyNamed(replies: Replies, companyId: string, id: string): Promise<Reply | undefined> {
  const stored = await replies.get(companyId, documentIdOf(companyId, id));
  if (stored) return replyOf(stored);
  return isPurpose(id) ? builtIn(id) : undefined;
}

/** All of a company's: the built-in ones in their order, then its own by name. */
export async function repliesOf(replies: Replies, companyId: string): Promise<Reply[]> {
  const stored = await replies.of(companyId);
  const changed = new Map(stored.flatMap((one) => (one.purpose ? [[one.purpose, replyOf(one)] as const] : [])));
  const own = stored.filter(({ purpose }) => !purpose).flatMap((one) => replyOf(one) ?? []);
  return [
    ...PURPOSES.map((purpose) => changed.get(purpose) ?? builtIn(purpose)),
    ...own.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '')),
  ];
}
