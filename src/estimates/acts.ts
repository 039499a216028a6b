import { type Act, act, amountFact, memberRef } from '../kernel/act.ts';
import type { Estimate } from './estimate.ts';

/** What was done with an estimate, as it tells itself: it was sent, answered, or taken back. */
export function estimateActs({ asker, createdAt, total, reference, edition, answer, withdrawn }: Estimate): Act[] {
  const sent = act({
    ...{ key: 'sent', at: createdAt, action: 'estimate-sent', by: memberRef(asker) },
    after: { amount: amountFact(total), reference, edition: String(edition) },
  });
  return [
    sent,
    ...(answer
      ? [
          act({
            ...{ key: 'answered', at: answer.at, action: 'estimate-answered', by: 'customer' },
            before: { amount: amountFact(total) },
            after: {
              ...{ reference, outcome: answer.outcome, hash: answer.hash },
              amount: amountFact({ ...total, minor: answer.total }),
            },
          }),
        ]
      : []),
    ...(withdrawn
      ? [
          act({
            ...{ key: 'withdrawn', at: withdrawn.at, action: 'estimate-withdrawn' },
            by: withdrawn.who ?? (withdrawn.why ? 'source' : memberRef({ id: '-' })),
            after: { reference, why: withdrawn.why },
          }),
        ]
      : []),
  ];
}
