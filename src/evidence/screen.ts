import type { Refused, Showable } from '../kernel/screen.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { DisputeFile } from './dispute-file.ts';

/** What members are shown of evidence. */
export type EvidenceScreen = EvidenceShown | Refused;

/** A dispute, what there is to answer it with, and how far that is. */
export interface EvidenceShown extends Showable {
  kind: 'evidence';
  isSheet: true;
  request: PaymentRequest;
  dispute: PaymentRequest['disputes'][number];
  file?: DisputeFile;
  /** Where the document is downloaded, by this member alone; absent where there is nothing to print with. */
  url?: string;
  until: Date;
}
