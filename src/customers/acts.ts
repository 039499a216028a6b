import { type Act, act, memberRef } from '../kernel/act.ts';
import type { Consent, Customer } from './customer.ts';

/**
 * What a customer agreed to, entry by entry. What came with a file of invoices is told by who brought the file: ten
 * thousand entries of one moment would hide the others.
 */
export const customerActs = ({ consent }: Customer): Act[] =>
  (Array.isArray(consent) ? consent : [])
    .filter(({ source }) => source !== 'import')
    .map((entry) =>
      act({
        key: `consent ${entry.at instanceof Date ? entry.at.getTime() : ''} ${entry.level}`,
        at: entry.at,
        action: entry.level === 'none' ? 'consent-withdrawn' : 'consent-given',
        by: byOf(entry),
        after: { level: entry.level, source: entry.source },
      }),
    );

/** Of what somebody wrote or was called, nothing is kept: their id is. */
function byOf({ source, proof }: Consent): string {
  if (source === 'customer-texted') return 'customer';
  if (source === 'carrier-refused') return 'carrier';
  if (source === 'stopped-before') return 'app';
  const [, workspaceId, id] = /\(([^()/]+)\/([^()]+)\)$/.exec(proof) ?? [];
  return memberRef({ id: id ?? '-', ...(workspaceId && { workspaceId }) });
}
