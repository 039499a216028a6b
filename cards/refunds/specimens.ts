import type { Tongue } from '../../src/kernel/language.ts';
import type { RefundMessage } from '../../src/refunds/messages.ts';
import type { OutgoingRefund } from '../../src/refunds/outgoing-refund.ts';
import type { DeclineForm, RefundForm, RefundScreen } from '../../src/refunds/screen.ts';
import type { MessageSpecimens, ScreenSpecimens } from '../specimen.ts';
import { cad, garage, JULIE, later, MARC } from '../specimens/people.ts';

const about = { requestId: 'pay_1', paymentId: 'pi_1', reference: 'RO4821' };
const form: RefundForm = {
  ...{ kind: 'refund-form', ...about, customer: JULIE.name, problems: {}, noTexts: false, unexpected: false },
  values: { amount: '75,50', reason: 'too-much', note: '', tell: 'yes' },
  ...{ paid: cad(12_550), paidAt: later(12), left: cad(7_550) },
};
const declining: DeclineForm = {
  ...{ kind: 'decline-form', values: { why: '' }, refundId: 'ref_1', digest: 'x', amount: cad(40_000) },
  ...{ reference: 'RO4821', by: MARC.name },
};

export const screens = (): ScreenSpecimens<RefundScreen> => ({
  'refund-form': {
    refund: form,
    'refund-limited': { ...form, limit: cad(20_000), most: cad(40_000) },
    'refund-unexpected': { ...form, unexpected: true, left: cad(12_550), noTexts: true },
    'refund-problems': {
      ...form,
      values: { amount: '500', reason: 'other', note: '', tell: '' },
      problems: { amount: { code: 'refund-too-much', left: cad(7_550) }, note: { code: 'field-missing' } },
    },
  },
  'refund-ordered': {
    'refund-ordered': { ...ordered, waits: false },
    'refund-waits': { ...ordered, waits: true },
  },
  'decline-form': {
    'refund-decline': declining,
    'refund-decline-problem': { ...declining, problem: { code: 'field-missing' } },
  },
  'refund-approved': { 'refund-approved': { kind: 'refund-approved', amount: cad(40_000), reference: 'RO4821' } },
  'refund-declined': { 'refund-declined': { kind: 'refund-declined', amount: cad(40_000), reference: 'RO4821' } },
});

const ordered = {
  ...({ kind: 'refund-ordered', amount: cad(5_000), to: JULIE.name, reference: 'RO4821' } as const),
  shownIn: [],
};

const asked: OutgoingRefund = {
  ...{ id: 'ref_1', companyId: 'com_garage', revision: 1, cards: [], appearance: 1, outbox: [], ...about },
  ...{ customer: JULIE, amount: cad(40_000), reason: 'not-done', note: 'Plaquettes rapportées', by: MARC },
  ...{ tells: true, state: 'asked', at: later(60) },
};
const decided = { by: 'Sophie Roy', at: later(90) };

/** A refund in every state that its card shows. */
export function messages(tongue: Tongue): MessageSpecimens<RefundMessage> {
  const company = garage(tongue);
  const card = (change: Partial<OutgoingRefund>, approvers: RefundMessage['approvers'] = []): RefundMessage => ({
    ...{ kind: 'refund-approval', refund: { ...asked, ...change }, company, approvers },
  });
  return {
    'refund-approval': {
      'approval-asked': card({}, [{ id: 'U2', name: 'Sophie Roy', workspaceId: 'slack:T1' }]),
      'approval-asked-nobody': card({}),
      'approval-ordered': card({ state: 'ordered', decided }),
      'approval-pending': card({ state: 'pending', decided }),
      'approval-succeeded': card({ state: 'succeeded', decided }),
      'approval-failed': card({ state: 'failed', decided }),
      'approval-refused': card({ state: 'refused', decided, why: 'balance' }),
      'approval-declined': card({
        ...{ state: 'declined', decided: { ...decided, why: 'Les plaquettes étaient usées.' } },
      }),
      'approval-lapsed': card({ state: 'lapsed' }),
    },
  };
}
