import { Outage } from '../../src/kernel/refusal.ts';
import type { Fields, Stored } from './translation.ts';

export const PAGE = 200;

export interface Range {
  /** The moment that the documents are in the order of; then comes their `_id`, in the index as well. */
  field: string;
  until: Date;
  /** The beginning, unless told. */
  from: Date | undefined;
}

/**
 * The documents of a range, page by page. What is written behind the page that was read last is not met.
 * @param read gives the first `PAGE` of what passes a filter, in order
 * @param more what else is asked, by the time of each page; nothing any more once that took too long to find
 */
export async function* pagesOf(
  read: (filter: Fields) => Promise<Stored[]>,
  { field, until, from }: Range,
  more: () => Fields | undefined,
): AsyncGenerator<Stored[]> {
  let asked = more;
  async function page(filter: Fields): Promise<Stored[]> {
    const rest = asked();
    if (!rest) return read(filter);
    return read({ ...filter, ...rest }).catch((error: unknown) => {
      if (!(error instanceof Outage && error.code === 'MaxTimeMSExpired')) throw error;
      asked = () => undefined;
      return read(filter);
    });
  }

  const later = (start: Fields): Fields => ({ [field]: { ...start, $lte: until } });
  let found = await page(later(from ? { $gte: from } : {}));
  while (found.length > 0) {
    yield found;
    if (found.length < PAGE) return;
    let last = found.at(-1) as Stored;
    // However many have the same moment, each page is found at once: first the rest of them, then the later ones.
    do {
      found = await page({ [field]: last[field], _id: { $gt: last._id } });
      last = found.at(-1) ?? last;
      yield found;
    } while (found.length === PAGE);
    found = await page(later({ $gt: last[field] }));
  }
}
