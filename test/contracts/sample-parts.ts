/** What every sample is made of. */
import type { WorkspaceId } from '../../src/company/company.ts';
import type { Acting } from '../../src/kernel/act.ts';

let serial = 0;

/** A text that no other sample has. */
export const unlike = (prefix: string): string => `${prefix}${Date.now().toString(36)}${(serial++).toString(36)}`;

export const at = (ms: number): Date => new Date(Date.UTC(2026, 10, 23) + ms);

/** Fifty at a time, as many as the store has connections: more would wait for one, and a busy machine lets them wait too long. */
export async function each<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += 50) await Promise.all(items.slice(from, from + 50).map(work));
}

export const CAD = (minor: number) => ({ minor, currency: 'CAD' as const });

export const ROOM = 'slack:T1/C1' as const;

export const workspace = (): WorkspaceId => `slack:${unlike('T')}`;

/** What is still to be entered in the audit log, and what is. */
export const acting = (): Required<Acting> => ({
  acts: [
    {
      ...{ key: 'information 3', at: at(4), action: 'settings-changed', by: 'member slack:T1 U1' },
      ...{ before: '{"name":"Garage"}', after: '{"name":"Garage Boréal"}' },
    },
  ],
  noted: ['made'],
});
