import { type Actor, type FileKind, fileLink, type MemberFile, memberFile } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { LedgerHouse } from './house.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
const isFormat = (word: string | undefined): word is ExportFormat => EXPORT_FORMATS.some((one) => one === word);

/** A table that one member takes along, in their language. */
export interface TableFile extends MemberFile {
  tongue: Tongue;
  format: ExportFormat;
}

const kindOf = (name: string): FileKind => ({ name, role: 'member', path: 'exports' });

/** The addresses of a table, for this member, and until when they lead there. `about`: which of its kind. */
export function tableLinks(house: LedgerHouse, actor: Actor, { kind, about }: { kind: string; about: string }) {
  const of = (format: ExportFormat) => fileLink(house, kindOf(kind), actor, [actor.tongue, format, about]);
  return { xlsx: of('xlsx').url, csv: of('csv').url, until: of('csv').until };
}

/** Whose table such an address leads to; nothing once it has ended, or they may not take it any more. */
export async function openTable(
  house: LedgerHouse,
  kind: string,
  sealed: string,
): Promise<(TableFile & { which: string }) | undefined> {
  const file = await memberFile(house, kindOf(kind), sealed);
  const [tongue, format, which = ''] = file?.about ?? [];
  return file && isFormat(format) ? { ...file, tongue: tongue === 'en' ? 'en' : 'fr', format, which } : undefined;
}
