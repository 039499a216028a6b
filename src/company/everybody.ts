import type { Member } from './company.ts';
import type { Members } from './ports.ts';

/** Of a company's people in each chat, as many as are looked through. */
const MOST_MEMBERS = 500;

/**
 * Whom the app has met in any chat and who belongs to the company, by name within each chat.
 * `most`: of each chat; who comes behind them by name is not looked at.
 */
export async function everybodyMet(
  { members }: { members: Pick<Members, 'on'> },
  companyId: string,
  most = MOST_MEMBERS,
): Promise<Member[]> {
  const met = await Promise.all((['slack', 'teams'] as const).map((platform) => members.on(platform, companyId, most)));
  return met.flat();
}
