import { type MailSubject, mailing } from '../documents/index.ts';
import { change, one } from '../kernel/change.ts';
import { withLink } from '../payments/index.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { estimateLink } from './address.ts';
import { type Estimate, stateAt } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import { mailTold } from './steps.ts';

/** Has the e-mail with the link and the document sent. */
export const mailingEstimate = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'askers',
  harmless: true,
  async keep({ companyId, id, tongue, paper, mails }, mailId) {
    const { to } = mails.find((one) => one.id === mailId) ?? {};
    if (!to) return unchanged;
    const papers = house.printer ? [paper.id] : [];
    const about = { kind: 'estimate' as const, id };
    const mail = mailing({ id: mailId, companyId, about, to, asks: true, tongue, papers }, momentOf(house));
    if (await house.store.mails.insert(mail)) house.wake('mails', mail);
    return unchanged;
  },
  never: (mailId) => (now) => {
    const at = house.clock.now();
    return mailTold(now, mailId, { state: 'failed', reason: 'not-printed', at }, momentOf(house)) ?? now;
  },
});

type Needs = Pick<EstimatesHouse, 'links' | 'publicUrl' | 'wake' | 'clock' | 'newId'> & {
  store: Pick<EstimatesHouse['store'], 'estimates'>;
};

/** E-mails that ask for the answer to an estimate. */
export const estimatesByMail = (house: Needs): MailSubject => ({
  async letter({ companyId, about }) {
    const estimate = await house.store.estimates.get(companyId, about.id);
    if (!estimate) return undefined;
    if (stateAt(estimate, house.clock.now()) !== 'open') return 'over';
    const { customer, reference, message } = estimate;
    const url = estimateLink(house, about.id);
    const asks = { message: withLink(message, url), estimate: true } as const;
    return { reference, url, asks, ...(customer.name && { customer: customer.name }) };
  },
  async told({ companyId, about, id }, word) {
    const estimate = await change(one(house.store.estimates, companyId, about.id), (now) =>
      mailTold(now, id, word, momentOf(house)),
    );
    if (estimate) house.wake('estimates', estimate);
  },
});
