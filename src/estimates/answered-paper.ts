import type { Filing, KeptPaper, Paper } from '../documents/index.ts';
import { paperIn } from '../documents/index.ts';
import type { EstimateAnswer } from './answer.ts';
import type { Estimate } from './estimate.ts';

/** The document with what its customer said to it, piece by piece: what was approved is counted, and what was not is marked. */
export function answeredPaper(paper: Paper, works: Estimate['works'], answer: EstimateAnswer): Paper {
  const { outcome, name, at, hash: seal, approved } = answer;
  return {
    ...paper,
    answer: {
      ...{ outcome, name, at, seal },
      works: works.map(({ title, lines }, place) => ({ title, lines, isApproved: approved.includes(place) })),
    },
  };
}

/**
 * The same, kept beside the document that was sent, which stays as it was sealed; undefined while there is no answer.
 * @param kept the document as it was sent
 */
export async function fileAnswered(
  filing: Pick<Filing, 'keepBeside'>,
  { id, works, answer }: Estimate,
  kept: KeptPaper,
): Promise<KeptPaper | undefined> {
  return answer && filing.keepBeside(kept, answeredPaper(paperIn(kept), works, answer), answeredId(id));
}

/** Under which it is kept. */
export const answeredId = (estimateId: string): string => `${estimateId}/answered`;
