import type { EstimateAnswer } from '../../src/estimates/answer.ts';
import type { Estimate } from '../../src/estimates/estimate.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { announcing, estimateNews, everythingAnnounced } from './announcing-samples.ts';
import { acting, at, CAD, unlike } from './sample-parts.ts';

/** Only what must be there. */
export const estimate = (companyId: string, more: Partial<Estimate> = {}): Estimate => ({
  ...announcing(companyId),
  ...{ id: randomId('est'), key: unlike('slack:'), pressed: [], customer: { id: 'cus_1' }, tongue: 'fr' },
  ...{ asker: { id: 'U1', name: 'Marc' }, order: { id: unlike('inv_'), version: 1 }, reference: 'RO4830', edition: 1 },
  ...{ works: [], total: CAD(100_00), paper: { id: 'est_1/estimate', hash: 'h1' }, validUntil: at(86_400_000) },
  ...{ state: 'open', linkHash: unlike('hash'), message: 'Bonjour : {link}', texts: [], mails: [], createdAt: at(0) },
  ...more,
});

export const fullAnswer: Required<EstimateAnswer> = {
  ...{ outcome: 'partly', approved: [0, 2], total: 60_00, name: 'Zoë O’Neil', at: at(4), tongue: 'en' },
  ...{ address: 'a1', agent: 'Safari', hash: 'h2' },
};

/** Of the payment request for a deposit. */
export const fullDepositOn: Required<NonNullable<PaymentRequest['depositOn']>> = {
  ...{ id: 'inv_2', reference: 'RO4830', estimateId: 'est_1' },
  writtenBack: { system: 'CDK', at: at(3), why: 'closed' },
};

/** Every optional field set, every kind of news and promise in the outbox. */
export const fullEstimate = (companyId: string): Required<Estimate> => ({
  ...estimate(companyId),
  ...acting(),
  ...everythingAnnounced(companyId, Object.values(estimateNews), [
    ...(['text', 'mail', 'expire', 'supersede', 'compare', 'ask-deposit'] as const),
  ]),
  pressed: ['press-1'],
  customer: { id: 'cus_1', phone: '+15145550188', email: 'zoe@exemple.ca', name: 'Zoë O’Neil' },
  asker: { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' },
  works: [{ title: 'Freins', lines: [0, 1], amount: 50_00, total: 57_49 }],
  state: 'partly',
  answer: fullAnswer,
  supersededAt: at(5),
  withdrawn: { by: 'Marc', at: at(6), why: 'closed' },
  deposit: { minor: 20_00, requestId: 'pay_1' },
  exceeded: { total: 70_00, at: at(7) },
  letterhead: 'let_1',
  texts: [
    { id: 'txt_1', state: 'queued', at: at(1) },
    { id: 'txt_2', sid: 'SM2', state: 'failed', reason: 'landline', at: at(2) },
  ],
  mails: [
    { id: 'mai_1', to: 'zoe@exemple.ca', asks: true, state: 'queued', at: at(1) },
    { id: 'mai_2', to: 'zoe@exemple.ca', asks: true, reminder: 'x', state: 'failed', reason: 'refused', at: at(2) },
  ],
  seenAt: at(3),
});
