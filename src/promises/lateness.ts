import type { Announcing } from './outbox.ts';
import type { AnnouncingDocuments } from './ports.ts';

/** Since when the oldest of all that is due waits; undefined when nothing does. Each kind's earliest comes first. */
export async function oldestDue(
  kinds: readonly Pick<AnnouncingDocuments<Announcing>, 'due'>[],
  now: Date,
): Promise<Date | undefined> {
  const oldest = await Promise.all(
    kinds.map(async ({ due }) => {
      for await (const document of due(now)) return document.due;
      return undefined;
    }),
  );
  return oldest.reduce((first, one) => (one && (!first || one < first) ? one : first), undefined);
}

type Announcers = Pick<AnnouncingDocuments<Announcing>, 'due'>;

/** The kinds of document in a store that promise deliveries. */
export const announcersIn = (store: object): Announcers[] =>
  Object.values<object>({ ...store }).filter((documents): documents is Announcers => 'due' in documents);
