import type { Documents } from '../kernel/change.ts';
import type { Announcing } from './outbox.ts';

/** Documents whose outbox delivery drains. */
export interface AnnouncingDocuments<T extends Announcing> extends Documents<T> {
  /** Those of a company with something due at `now`, earliest first, at most `limit`. */
  due(companyId: string, now: Date, limit: number): Promise<T[]>;
}

/** Work at a time, done by one process however many run. */
export interface Jobs {
  /** Takes the job if it is due, and puts it off until `next`; `false` when it is not due or somebody has it. */
  claim(name: string, now: Date, next: Date): Promise<boolean>;
}
