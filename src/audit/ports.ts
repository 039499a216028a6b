import type { ActGroup } from '../kernel/act.ts';
import type { AuditRow } from './row.ts';

/** What is looked for in the log; everything, where nothing is said. */
export interface AuditSearch {
  group?: ActGroup;
  /** As `memberRef` writes it. */
  by?: string;
}

/** The audit logs of all companies. Nothing in them is ever changed. */
export interface AuditRows {
  last(companyId: string): Promise<AuditRow | undefined>;
  /** `false`: its number is another's, or its act is entered already. */
  add(row: AuditRow): Promise<boolean>;
  has(companyId: string, about: string, key: string): Promise<boolean>;
  /** The newest first, those before the number `before`. */
  newest(companyId: string, search: AuditSearch, page: { before?: number; limit: number }): Promise<AuditRow[]>;
  /** The oldest first, those behind the number `behind`. */
  behind(companyId: string, behind: number, limit: number): Promise<AuditRow[]>;
}

/** A place outside of the database where what the log came to is written, so that nobody cuts it off unseen. */
export interface SealKeeper {
  /** One line more. @throws Error when it cannot be written */
  keep(line: string): Promise<void>;
}

/** Takes what the logs came to out of this server. */
export interface SealSender {
  /** @throws Outage when it may go out later */
  send(lines: string[], at: Date): Promise<void>;
}
