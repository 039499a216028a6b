import type { Order } from './screen.ts';

/** How a member has turned the desk: the order of what is open, and the one list that is not on its first page. */
export interface Turn {
  order: Order;
  list?: PagedList;
  behind?: string;
}

export type PagedList = 'attention' | 'open' | 'paid';

const LISTS: readonly string[] = ['attention', 'open', 'paid'] satisfies PagedList[];
const isPaged = (list: string | undefined): list is PagedList => list !== undefined && LISTS.includes(list);

export const UNTURNED: Turn = { order: 'oldest' };

/** What a button carries for it. */
export const turnValue = ({ order, list, behind }: Turn): string => [order, list, behind].filter(Boolean).join('|');

/** What comes back may be anything: what cannot be read is the desk as it is opened. */
export function readTurn(value: string): Turn {
  const [order, list, behind] = value.split('|');
  const known = { order: order === 'largest' ? 'largest' : 'oldest' } as const;
  return isPaged(list) && behind ? { ...known, list, behind } : known;
}
