import { Outage } from './refusal.ts';

const TRIES = 40;

/** Documents that change by read, decide, write if nobody wrote in between. */
export interface Documents<T extends { id: string; companyId: string; revision: number }> {
  /** `false`: one with the same id or key is there already. */
  insert(document: T): Promise<boolean>;
  get(companyId: string, id: string): Promise<T | undefined>;
  /** Writes it as the next revision if the stored one is still `document.revision`; `false` when it is not. */
  replace(document: T): Promise<boolean>;
}

/** One stored document: how to read it, and how to write it if nobody wrote in between. */
export interface Changeable<T> {
  read(): Promise<T | undefined>;
  /** Writes the next revision; `false` when the stored one is no longer `document.revision`. */
  replace(document: T): Promise<boolean>;
}

/**
 * Reads a document, decides, and writes it if nobody wrote in between; otherwise decides again on what is
 * there now. `decide` is pure and gives undefined when there is nothing to change.
 * Gives the document as it now is, or undefined when there is none. `seen` spares the first read.
 */
export async function change<T extends { id: string; revision: number }>(
  stored: Changeable<T>,
  decide: (document: T) => T | undefined,
  seen?: T,
): Promise<T | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const document = tries === 0 && seen ? seen : await stored.read();
    if (!document) return undefined;
    const next = decide(document);
    if (!next) return document;
    if (await stored.replace(next)) return { ...next, revision: next.revision + 1 };
    // Losers of a race step back by a random moment, so that one of them wins the next round.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * tries));
  }
  throw new Outage('store', 'change', { outcome: 'no' });
}

/** A document of a collection, found by company and id. */
export const one = <T>(
  documents: { get(companyId: string, id: string): Promise<T | undefined>; replace(document: T): Promise<boolean> },
  companyId: string,
  id: string,
): Changeable<T> => ({
  read: () => documents.get(companyId, id),
  replace: (document) => documents.replace(document),
});
