import { createHash } from 'node:crypto';
import { change, one } from '../kernel/change.ts';
import { type Answer, type Refusal, refused } from '../kernel/refusal.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { DocumentsHouse } from './house.ts';
import { oneMore } from './mail-allowance.ts';

type Needs = Pick<DocumentsHouse, 'store' | 'wake' | 'clock'>;

/**
 * Has an e-mail about a request promised, unless it is on its way already or enough went to the address today.
 * @param ask what the wish makes of the request: pure, and asked again where somebody wrote in between
 * @param tooOften what is answered where the address has had enough
 */
export async function promiseMail(
  house: Needs,
  seen: PaymentRequest,
  to: string,
  ask: (request: PaymentRequest) => Answer<PaymentRequest>,
  tooOften: Refusal,
): Promise<Answer<PaymentRequest>> {
  let answer = ask(seen);
  if (!answer.ok || answer.value === seen) return answer;
  if (!(await taken(house, seen, to))) return refused(tooOften);
  const changed = await change(one(house.store.requests, seen.companyId, seen.id), (now) => {
    answer = ask(now);
    return answer.ok && answer.value !== now ? answer.value : undefined;
  });
  if (!changed) return refused({ code: 'request-gone' });
  house.wake('requests', changed);
  return answer;
}

/** Whether one more may go to the address; it is counted. */
async function taken(
  { store: { mailAllowances }, clock }: Needs,
  { companyId, id: requestId }: PaymentRequest,
  to: string,
): Promise<boolean> {
  const at = clock.now();
  const id = createHash('sha256').update(`${companyId} ${to.toLowerCase()}`).digest('base64url');
  const asked = { requestId, at };
  if (await mailAllowances.insert({ id, companyId, revision: 0, taken: [asked] })) return true;
  let isGiven = false;
  await change(one(mailAllowances, companyId, id), (now) => {
    const next = oneMore(now, asked);
    isGiven = next !== undefined;
    return next === now ? undefined : next;
  });
  return isGiven;
}
