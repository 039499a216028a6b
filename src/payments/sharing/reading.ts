import type { Company } from '../../company/index.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import { countedIn, leastOf, leftToStart, type PartTerms, readPart } from '../parts.ts';
import type { PaymentRequest } from '../request.ts';
import { mayBeShared } from './steps.ts';

/**
 * What somebody else may be asked for: no less than the company's smallest part, and its own customer keeps as much to pay,
 * unless they have paid something already. Undefined where the company takes no parts, or too little is left.
 */
export function shareTerms(
  request: PaymentRequest,
  { leastPart, currency }: Pick<Company, 'leastPart' | 'currency'>,
): PartTerms | undefined {
  const left = leftToStart(request);
  if (leastPart === undefined || left.currency !== currency || !mayBeShared(request)) return undefined;
  const least = leastOf(leastPart, currency);
  const needed = countedIn(request).length > 0 ? least.minor : 2 * least.minor;
  return left.minor >= needed ? { least, left } : undefined;
}

export const sharesOffered = (request: PaymentRequest, company: Company): boolean =>
  shareTerms(request, company) !== undefined;

/** An amount that somebody else is to be asked for, in minor units. Refusals: those of `readPart`. */
export function readShare(typed: string, terms: PartTerms, request: PaymentRequest): Answer<number> {
  const read = readPart(typed, terms);
  const isAll = read.ok && read.value === terms.left.minor && countedIn(request).length === 0;
  return isAll ? refused({ code: 'part-leaves-too-little', ...terms }) : read.ok ? granted(read.value) : read;
}
