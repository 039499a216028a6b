import type { AuditRows } from './ports.ts';
import { type AuditRow, BEGINNING, canonical } from './row.ts';
import type { Sealer } from './seal.ts';

const PAGE = 500;

/** A row as a line of a file. */
export const lineOf = ({ id: _, hash, ...row }: AuditRow): string =>
  JSON.stringify({ ...(JSON.parse(canonical(row)) as object), hash });

/** A company's whole log, a row a line and the oldest first; the last line seals how many there are and what they came to. */
export async function* auditLines(
  rows: AuditRows,
  sealer: Sealer,
  companyId: string,
  at: Date,
): AsyncGenerator<string> {
  let [seq, hash] = [0, BEGINNING];
  for (;;) {
    const page = await rows.behind(companyId, seq, PAGE);
    for (const row of page) {
      yield `${lineOf(row)}\n`;
      ({ seq, hash } = row);
    }
    if (page.length < PAGE) break;
  }
  yield `${sealLine(sealer, { companyId, seq, hash, at })}\n`;
}

/** What a log came to at a time, signed, as a line. */
export const sealLine = (
  sealer: Sealer,
  { at, ...head }: { companyId: string; seq: number; hash: string; at: Date },
): string => JSON.stringify({ seal: sealer.seal({ ...head, at: at.toISOString() }) });
