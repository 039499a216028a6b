import { createHash } from 'node:crypto';
import { ACTIONS, type Act, type ActGroup } from '../kernel/act.ts';

/** An act as it stands in a company's audit log, chained to the one before. Never changed, and never removed. */
export interface AuditRow extends Act {
  id: string;
  companyId: string;
  /** 1, 2, 3: none is missing, and none is there twice. */
  seq: number;
  group: ActGroup;
  /** The kind of document and its id; with `key`, which act it is. */
  about: string;
  /** The hash of the row before; `BEGINNING` in the first. */
  prev: string;
  /** SHA-256 of all of it but itself, as 64 hexadecimal digits. */
  hash: string;
}

export const BEGINNING = '0'.repeat(64);

const FIELDS = [
  ...(['about', 'action', 'after', 'at', 'before', 'by', 'companyId', 'group', 'key', 'prev', 'seq'] as const),
] satisfies (keyof AuditRow)[];

/**
 * What is hashed: its fields in the order of their names, as JSON without blanks (RFC 8785, for the texts and whole
 * numbers that a row holds). Whoever verifies a file by other means can write the same.
 */
export const canonical = (row: Omit<AuditRow, 'id' | 'hash'>): string =>
  JSON.stringify(Object.fromEntries(FIELDS.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))));

export const hashOf = (row: Omit<AuditRow, 'id' | 'hash'>): string =>
  createHash('sha256').update(canonical(row)).digest('hex');

/** The row that an act is entered as, behind the last one. */
export function rowOf(act: Act, about: string, companyId: string, last: AuditRow | undefined): AuditRow {
  const seq = (last?.seq ?? 0) + 1;
  const row = { ...act, companyId, seq, group: ACTIONS[act.action], about, prev: last?.hash ?? BEGINNING };
  return { ...row, id: `${companyId}/${seq}`, hash: hashOf(row) };
}
