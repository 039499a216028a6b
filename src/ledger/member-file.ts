import { type Actor, type Company, type Member, mayAs, type WorkspaceId } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { LedgerHouse } from './house.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
const isFormat = (word: string | undefined): word is ExportFormat => EXPORT_FORMATS.some((one) => one === word);

const HOUR_MS = 3_600_000;

/** Whose standing is not known is met again first. */
const mayTake = (company: Company, member: Member): boolean =>
  member.standing !== undefined && mayAs(company, member, 'member');

/** A file that one member takes along. */
export interface MemberFile {
  company: Company;
  memberId: string;
  tongue: Tongue;
  format: ExportFormat;
  now: Date;
}

/** The addresses of a file, for this member, and until when they lead there. `about`: which of its kind. */
export function memberFileLinks(
  { links, publicUrl, clock }: Pick<LedgerHouse, 'links' | 'publicUrl' | 'clock'>,
  actor: Actor,
  { kind, about }: { kind: string; about: string },
) {
  const until = new Date(clock.now().getTime() + HOUR_MS);
  const of = (format: ExportFormat): string => {
    const words = [kind, actor.companyId, actor.workspaceId, actor.id, actor.tongue, format, about];
    return `${publicUrl}/exports/${links.seal(words, until)}`;
  };
  return { xlsx: of('xlsx'), csv: of('csv'), until };
}

/** Whose file such an address leads to; nothing once it has ended, or they are let in no more. */
export async function openMemberFile(
  { links, clock, directory }: Pick<LedgerHouse, 'links' | 'clock' | 'directory'>,
  wanted: string,
  sealed: string,
): Promise<(MemberFile & { about: string }) | undefined> {
  const now = clock.now();
  const [kind, companyId = '', workspace = '', memberId = '', tongue, format, about = ''] =
    links.unseal(sealed, now) ?? [];
  if (kind !== wanted || !isFormat(format)) return undefined;
  const [company, member] = await Promise.all([
    directory.company(companyId),
    directory.member(workspace as WorkspaceId, memberId),
  ]);
  if (!company || member?.companyId !== companyId || !mayTake(company, member)) return undefined;
  return { company, memberId, tongue: tongue === 'en' ? 'en' : 'fr', format, now, about };
}
