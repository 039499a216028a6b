import type { DocumentsHouse } from '../documents/index.ts';
import type { Estimates } from '../estimates/index.ts';
import type { DisputeFile } from './dispute-file.ts';
import type { DisputeFiles, EvidenceTaker } from './ports.ts';

/** What gathering evidence works with. */
export type EvidenceHouse = DocumentsHouse & {
  store: { estimates: Estimates; disputeFiles: DisputeFiles };
  evidence: EvidenceTaker;
  wake(kind: 'disputeFiles', file: DisputeFile): void;
};
