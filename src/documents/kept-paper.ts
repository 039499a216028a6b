import { createHash } from 'node:crypto';
import type { FileId } from '../company/index.ts';
import type { Paper } from './paper.ts';

/** A paper as it was sent: it is written once, and never again. */
export interface KeptPaper {
  /** Made of what it is about, and of what had happened to that by then: the same, whoever asks for it first. */
  id: string;
  companyId: string;
  /** What it was sent with: a request, or an estimate. */
  requestId: string;
  /** All that it says, as JSON; the logo is a file of its own. */
  content: string;
  logo?: FileId;
  /** SHA-256 of both, as base64url: the logo's id is made of what is in it. */
  hash: string;
  keptAt: Date;
  /** Its customer was erased: it stands until then, because tax law asks for it, and then goes by itself. */
  until?: Date;
}

/** Under which the document of an estimate is kept. */
export const estimatePaperId = (estimateId: string): string => `${estimateId}/estimate`;

type Whose = Pick<KeptPaper, 'id' | 'companyId' | 'requestId' | 'logo' | 'keptAt'>;

export function keptPaper(paper: Paper, whose: Whose): KeptPaper {
  const content = JSON.stringify(paper);
  const hash = createHash('sha256')
    .update(content)
    .update(whose.logo ?? '')
    .digest('base64url');
  return { ...whose, content, hash };
}

/** What it says, without its logo. */
export function paperIn({ content }: KeptPaper): Paper {
  const paper = JSON.parse(content) as Paper;
  return {
    ...paper,
    issuedAt: new Date(paper.issuedAt),
    ...(paper.validUntil && { validUntil: new Date(paper.validUntil) }),
    ...(paper.answer && { answer: { ...paper.answer, at: new Date(paper.answer.at) } }),
    ...(paper.credits && { credits: { ...paper.credits, paidAt: new Date(paper.credits.paidAt) } }),
    payments: paper.payments.map((payment) => ({ ...payment, at: new Date(payment.at) })),
  };
}
