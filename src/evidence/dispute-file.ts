import type { Asker } from '../company/index.ts';
import { type Acting, act, acted, memberRef } from '../kernel/act.ts';
import { type Announcing, isErrand, type Moment, promising } from '../promises/outbox.ts';

/** `stage`: to put the evidence beside its dispute; `submit`: to send it to the bank. */
export type DisputeFileErrand = 'stage' | 'submit';

/** `closed`: no answer is taken any more, or one was given; `too-long`: the document is. */
export type EvidenceRefusal = 'closed' | 'too-long' | 'other';

export type DisputeFileState = 'staging' | 'staged' | 'submitting' | 'submitted' | 'refused';

/** What was gathered for one dispute, and how far it is. */
export interface DisputeFile extends Announcing<never, DisputeFileErrand>, Acting {
  requestId: string;
  /** The processor's own id of it. */
  disputeId: string;
  state: DisputeFileState;
  /** How often it was gathered: each time is another document. */
  edition: number;
  /** The processor's id of the document. */
  fileId?: string;
  why?: EvidenceRefusal;
  preparedBy: Asker;
  /** The platform's own name for the press that had it gathered: repeated, it gathers nothing anew. */
  key: string;
  submittedBy?: Asker;
  at: Date;
}

/** The same for the same dispute. */
export const disputeFileId = (disputeId: string): string => `evi_${disputeId}`;

/** What somebody wants gathered, and put beside the dispute: of nothing yet, or anew. Undefined where it is under way, or sent. */
export function prepared(
  known: DisputeFile | undefined,
  ask: Pick<DisputeFile, 'companyId' | 'requestId' | 'disputeId' | 'preparedBy' | 'key'>,
  moment: Moment,
): DisputeFile | undefined {
  if (known?.key === ask.key || (known && known.state !== 'staged' && known.state !== 'refused')) return undefined;
  const blank: DisputeFile = {
    ...ask,
    ...{ id: disputeFileId(ask.disputeId), revision: 0, cards: [], appearance: 0, outbox: [] },
    ...{ state: 'staging', edition: 0, at: moment.now },
  };
  const { why: _, ...rest } = known ?? blank;
  const next: DisputeFile = { ...rest, ...ask, state: 'staging', edition: rest.edition + 1, at: moment.now };
  return promising(next, { name: 'stage' }, moment);
}

/** It stands beside the dispute, or was refused there. */
export const staged = (file: DisputeFile, end: { fileId: string } | { refused: EvidenceRefusal }, { now }: Moment) =>
  file.state !== 'staging' ? file : ended(file, 'refused' in end ? end : { ...end, state: 'staged' as const }, now);

/** Somebody has it sent to the bank. Undefined where it does not stand there, or is sent already. */
export function submitting(file: DisputeFile, submittedBy: Asker, moment: Moment): DisputeFile | undefined {
  if (file.state !== 'staged' || file.outbox.some((item) => isErrand(item, 'submit'))) return undefined;
  const next: DisputeFile = { ...file, state: 'submitting', submittedBy, at: moment.now };
  const sent = act({
    ...{ key: `submitted ${file.edition}`, at: moment.now, action: 'evidence-sent', by: memberRef(submittedBy) },
    after: { dispute: file.disputeId, request: file.requestId, edition: String(file.edition) },
  });
  return acted(promising(next, { name: 'submit' }, moment), sent);
}

/** The bank has it, or takes nothing any more. */
export const submitted = (file: DisputeFile, end: 'submitted' | { refused: EvidenceRefusal }, { now }: Moment) =>
  file.state !== 'submitting' ? file : ended(file, end === 'submitted' ? { state: end } : end, now);

type End = { refused: EvidenceRefusal } | { state: DisputeFileState; fileId?: string };

const ended = (file: DisputeFile, end: End, at: Date): DisputeFile =>
  'refused' in end ? { ...file, state: 'refused', why: end.refused, at } : { ...file, ...end, at };
