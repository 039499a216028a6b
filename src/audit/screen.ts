import type { ActGroup } from '../kernel/act.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { AuditRow } from './row.ts';

/** What an administrator is shown of the audit log. */
export type AuditScreen = AuditList | AuditFilter | AuditExport | Refused;

/** A page of the log, the newest first. */
export interface AuditList extends Showable {
  kind: 'audit-list';
  isSheet: true;
  group?: ActGroup;
  /** Whose acts alone, as they are called. */
  who?: string;
  rows: AuditRow[];
  /** What members are called, by their reference in a row, and open rooms: `room` and the key of the settings. */
  names: Readonly<Record<string, string>>;
  /** What buttons carry: this narrowing, the next page, the first one. */
  turned: string;
  next?: string;
  first?: string;
}

/** What narrows the log. */
export interface AuditFilter extends Showable {
  kind: 'audit-filter';
  isSheet: true;
  values: { group: string; who: string };
  chosen?: { id: string; name: string };
}

/** The whole log as a file, behind an address of this administrator's. */
export interface AuditExport extends Showable {
  kind: 'audit-export';
  isSheet: true;
  file: string;
  /** When the address ends. */
  until: Date;
  /** The key that seals it, in short. */
  fingerprint: string;
}
