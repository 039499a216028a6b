import type { Head, Subjects, TextAsk } from '../conversations/index.ts';
import { change, one } from '../kernel/change.ts';
import { withLink } from '../payments/index.ts';
import { momentOf, redrawn } from '../promises/outbox.ts';
import { estimateLink } from './address.ts';
import type { Estimate } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import { textTold } from './steps.ts';

/** The text that asks for an answer, or one that is sent again. */
export const textAbout = (
  { companyId, id, customer: { phone }, message }: Estimate,
  textId: string,
): TextAsk | undefined =>
  phone ? { id: textId, companyId, phone, words: message, about: { kind: 'request', id } } : undefined;

/** The thread that an estimate opens. */
export const headOf = ({ id, createdAt, cards }: Estimate): Head => ({
  ...{ kind: 'request', id, since: createdAt, cards },
});

type Needs = Pick<EstimatesHouse, 'links' | 'publicUrl' | 'wake' | 'clock' | 'newId'> & {
  store: Pick<EstimatesHouse['store'], 'estimates'>;
};

/** What `requests` are about, and estimates beside them: whatever has such an id. */
export function withEstimates(requests: Subjects, { store: { estimates }, ...house }: Needs): Subjects {
  return {
    ...requests,
    async heading(companyId, id) {
      return (await requests.heading(companyId, id)) ?? estimates.get(companyId, id);
    },
    async redrawHeading(companyId, id) {
      await requests.redrawHeading(companyId, id);
      const estimate = await change(one(estimates, companyId, id), (now) => redrawn(now, momentOf(house)));
      if (estimate) house.wake('estimates', estimate);
    },
    async about(companyId, id) {
      const request = await requests.about(companyId, id);
      const estimate = request ? undefined : await estimates.get(companyId, id);
      if (!estimate) return request;
      return {
        name: estimate.reference,
        filled: (words) => withLink(words, estimateLink(house, id)),
        texts: estimate.texts,
        isOver: estimate.state !== 'open',
        remindableFrom: undefined,
      };
    },
    async told(companyId, id, text) {
      await requests.told(companyId, id, text);
      const { id: textId, state, sid, reason: failure, at, waitsUntil } = text;
      const word = { state, at, ...(sid && { sid }), ...(failure && { failure }), ...(waitsUntil && { waitsUntil }) };
      const estimate = await change(one(estimates, companyId, id), (now) =>
        textTold(now, textId, word, momentOf(house)),
      );
      if (estimate) house.wake('estimates', estimate);
    },
  };
}
