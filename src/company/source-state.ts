/** How far a system that invoices come from has been kept up with. */
export interface SourceState {
  /** As people call it: the system, and the account or department in it. */
  name: string;
  /** Everything before has been seen; absent until the first look has come to its end. */
  seenUntil?: Date;
  startedAt: Date;
  /** Absent while it is under way. */
  endedAt?: Date;
  /** Of the look under way, or the last one. */
  added: number;
  changed: number;
  same: number;
  /** How many could not be taken over, and the first twenty of them. */
  failed: number;
  failures: { id: string; why: string }[];
  /** Why the last look came to no end: the vendor's own code. */
  outage?: string;
}

/** A company's, to read. */
export interface SourceStates {
  all(companyId: string): Promise<SourceState[]>;
}
