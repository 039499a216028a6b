import type { Announcer, Errand } from './announcer.ts';
import type { Announcing, ErrandItem, ErrandOf, OutboxItem } from './outbox.ts';

/** What is known of the errands of a kind of document, by names that come from the store. */
export function createErrands<D extends Announcing, M>({ errands }: Announcer<D, M>) {
  const of = (item: ErrandItem): Errand<D> | undefined =>
    Object.hasOwn(errands, item.name) ? errands[item.name as ErrandOf<D>] : undefined;

  return {
    of,
    /** A promise that is harmless to keep twice is not claimed: of an unknown one nobody does anything. */
    isHarmless(document: D, item: OutboxItem): boolean {
      if (item.kind === 'news') return false;
      if (item.kind !== 'card') return of(item)?.harmless ?? true;
      return document.cards.some(({ room, messageId }) => room === item.room && messageId);
    },
    /** What becomes of a document when the vendor says that it can never be done. */
    never: (now: D, item: OutboxItem): D =>
      item.kind === 'errand' ? (of(item)?.never(item.about ?? '')(now) ?? now) : now,
  };
}
