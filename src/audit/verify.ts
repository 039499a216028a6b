import { lineOf } from './file.ts';
import { type AuditRow, BEGINNING, hashOf } from './row.ts';
import { isSealed, type SignedSeal } from './seal.ts';

/** What is wrong with a file, and where it begins. */
export type Fault =
  /** A line that no log has. `line`: counted from 1. */
  | { kind: 'unreadable'; line: number }
  /** A row says something else than what was entered. */
  | { kind: 'changed'; seq: number }
  | { kind: 'removed'; from: number; to: number }
  /** A row that was never entered there. */
  | { kind: 'added'; seq: number; line: number }
  /** Rows behind this one are missing. `to`: how many there were, where that is known. */
  | { kind: 'cut-off'; after: number; to?: number }
  /** The seal at the end, or one kept elsewhere, is not signed by whom it names. */
  | { kind: 'seal-forged'; where: 'file' | 'kept'; line: number }
  /** It is signed by another key than the one that was expected. */
  | { kind: 'other-key'; key: string }
  /** A seal that was kept elsewhere says that another row stood here. */
  | { kind: 'made-anew'; seq: number; sealedAt: string };

export type Verdict = { rows: number; companyId?: string; key?: string; kept: number } & (
  | { ok: true }
  | { ok: false; fault: Fault }
);

type FileRow = Omit<AuditRow, 'id' | 'at'> & { at: string };

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const sealIn = (value: unknown): SignedSeal | undefined => {
  const { seal } = (value ?? {}) as { seal?: SignedSeal };
  const { companyId, seq, hash, at, key, signature } = seal ?? {};
  const isWhole =
    [companyId, hash, at, key, signature].every((one) => typeof one === 'string') && Number.isInteger(seq);
  return isWhole ? seal : undefined;
};

const isRow = (value: unknown): value is FileRow => {
  const { seq, at, prev, hash, companyId } = (value ?? {}) as Partial<FileRow>;
  const texts = [at, prev, hash, companyId].every((one) => typeof one === 'string');
  return texts && Number.isInteger(seq) && !Number.isNaN(new Date(at ?? '').getTime());
};

/**
 * What was entered is what a row says, and nothing else stands in it: to the letter, for whoever reads a line without a
 * program would believe the first of two names, and a program the last.
 */
function isAsEntered({ hash, at, ...row }: FileRow, text: string): boolean {
  const KNOWN = ['about', 'action', 'after', 'before', 'by', 'companyId', 'group', 'key', 'prev', 'seq'];
  if (Object.keys(row).some((name) => !KNOWN.includes(name))) return false;
  const entered = { ...row, at: new Date(at) };
  if (entered.at.toISOString() !== at || hashOf(entered) !== hash) return false;
  return lineOf({ ...entered, id: '', hash }) === text;
}

/**
 * Looks a file of a log through, with nothing but the file: finds the first row that was changed, removed, added or cut
 * off. `kept`: lines with seals that were kept elsewhere, for whoever could write to the database could also make all of
 * it anew. `key`: the one that must have signed.
 */
export async function verifyAudit(
  lines: AsyncIterable<string> | Iterable<string>,
  { kept = [], key }: { kept?: readonly string[]; key?: string } = {},
): Promise<Verdict> {
  let [rows, line, prev, companyId] = [0, 0, BEGINNING, undefined as string | undefined];
  let end: SignedSeal | undefined;
  const seals: SignedSeal[] = [];
  const wrong = (fault: Fault): Verdict => ({
    ...{ ok: false, fault, rows, kept: seals.length },
    ...(companyId && { companyId }),
  });
  for (const [at, text] of kept.entries()) {
    if (text.trim() === '') continue;
    const seal = sealIn(parsed(text));
    if (!seal || !isSealed(seal)) return wrong({ kind: 'seal-forged', where: 'kept', line: at + 1 });
    seals.push(seal);
  }
  const hashes = new Map<number, string>();
  const wanted = new Set(seals.map(({ seq }) => seq));
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const value = parsed(text);
    if (end) return wrong({ kind: 'added', seq: rows + 1, line });
    end = sealIn(value);
    if (end) continue;
    if (!isRow(value)) return wrong({ kind: 'unreadable', line });
    const expected = rows + 1;
    if (value.seq > expected) return wrong({ kind: 'removed', from: expected, to: value.seq - 1 });
    if (value.seq < expected) return wrong({ kind: 'added', seq: value.seq, line });
    if (!isAsEntered(value, text.replace(/\r$/, '')) || value.companyId !== (companyId ?? value.companyId))
      return wrong({ kind: 'changed', seq: value.seq });
    // Its own hash is right and the one before is not: what stands before it was made anew.
    if (value.prev !== prev) return wrong({ kind: 'changed', seq: Math.max(1, value.seq - 1) });
    [rows, prev, companyId] = [value.seq, value.hash, value.companyId];
    if (wanted.has(rows)) hashes.set(rows, value.hash);
  }
  if (!end) return wrong({ kind: 'cut-off', after: rows });
  if (!isSealed(end)) return wrong({ kind: 'seal-forged', where: 'file', line });
  if (key && end.key !== key) return wrong({ kind: 'other-key', key: end.key });
  companyId ??= end.companyId;
  if (end.seq > rows) return wrong({ kind: 'cut-off', after: rows, to: end.seq });
  if (end.seq < rows) return wrong({ kind: 'added', seq: end.seq + 1, line: end.seq + 1 });
  if (end.hash !== prev || end.companyId !== companyId) return wrong({ kind: 'changed', seq: rows });
  const ours = seals.filter((seal) => seal.companyId === companyId && seal.seq > 0);
  for (const seal of ours.toSorted((a, b) => a.seq - b.seq)) {
    if (key && seal.key !== key) return wrong({ kind: 'other-key', key: seal.key });
    if (seal.seq > rows) return wrong({ kind: 'cut-off', after: rows, to: seal.seq });
    if (hashes.get(seal.seq) !== seal.hash) return wrong({ kind: 'made-anew', seq: seal.seq, sealedAt: seal.at });
  }
  return { ok: true, rows, kept: ours.length, key: end.key, ...(companyId && { companyId }) };
}
