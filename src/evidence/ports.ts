import type { Audited } from '../kernel/act.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { DisputeFile, EvidenceRefusal } from './dispute-file.ts';

export type { EvidenceRefusal } from './dispute-file.ts';

/** What goes with the document, in the fields that banks read first. */
export interface EvidenceFacts {
  customerName?: string;
  customerEmail?: string;
  /** What was paid for, in the words of the papers. */
  product: string;
  /** The day of the work, as `YYYY-MM-DD`. */
  serviceDate: string;
  /** What the document shows, in a few lines. */
  summary: string;
}

/** Where the processor takes evidence for the customer's bank. */
export interface EvidenceTaker {
  /**
   * Puts a document and facts beside a dispute, for people to look at there: nothing goes to the bank. The same key again
   * is the same. @throws Outage
   */
  stage(ask: {
    key: string;
    /** Whose payment it is that is disputed. */
    companyId: string;
    disputeId: string;
    name: string;
    pdf: Uint8Array;
    facts: EvidenceFacts;
  }): Promise<{ fileId: string } | { refused: EvidenceRefusal }>;
  /** Sends what was put there to the bank, which takes it once. Done before, it is done. @throws Outage */
  submit(ask: {
    key: string;
    companyId: string;
    disputeId: string;
  }): Promise<'submitted' | { refused: EvidenceRefusal }>;
}

export type DisputeFiles = AnnouncingDocuments<DisputeFile> & Audited;
