import type { Actor } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { memberRef } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import { type Answer, type Refusal, refused } from '../kernel/refusal.ts';
import { optedOut } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { Estimate } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import type { EstimateScreen } from './screen.ts';
import { sendAgain, withdraw } from './steps.ts';

/** What members do on the card of an estimate. */
export function createEstimateCardDesk(house: EstimatesHouse) {
  const { store } = house;
  const refuse = (refusal: Refusal): EstimateScreen => ({ kind: 'refused', refusal });

  /** Changes an estimate of the actor's own company; a refusal changes nothing. */
  async function press(actor: Actor, id: string, step: (now: Estimate) => Answer<Estimate>): Promise<Answer<Estimate>> {
    let answer: Answer<Estimate> = refused({ code: 'estimate-gone' });
    const estimate = await change(one(store.estimates, actor.companyId, id), (now) => {
      answer = step(now);
      return answer.ok && answer.value !== now ? answer.value : undefined;
    });
    if (estimate && answer.ok) house.wake('estimates', estimate);
    return answer;
  }

  return {
    async withdraw(actor: Actor, id: string, key: string): Promise<EstimateScreen> {
      const answer = await press(actor, id, (now) => withdraw(now, actor.name, key, momentOf(house), memberRef(actor)));
      return answer.ok ? { kind: 'estimate-withdrawn', reference: answer.value.reference } : refuse(answer.refusal);
    },

    async sendAgain(actor: Actor, id: string, key: string): Promise<EstimateScreen> {
      const seen = await store.estimates.get(actor.companyId, id);
      const known = seen && (await store.customers.get(actor.companyId, seen.customer.id));
      if (known && hasOptedOut(known)) return refuse(optedOut(known));
      const answer = await press(actor, id, (now) => sendAgain(now, actor.name, key, momentOf(house)));
      return answer.ok ? { kind: 'estimate-sent-again', reference: answer.value.reference } : refuse(answer.refusal);
    },
  };
}
