import type { DisputeFile } from '../../src/evidence/dispute-file.ts';
import type { EvidenceScreen, EvidenceShown } from '../../src/evidence/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { request } from '../payments/specimens/request.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { cad, later, MARC } from '../specimens/people.ts';

const file = (change: Partial<DisputeFile>): DisputeFile => ({
  ...{ id: 'evi_du_1', companyId: 'com_garage', revision: 1, cards: [], appearance: 0, outbox: [] },
  ...{
    requestId: 'pay_1',
    disputeId: 'du_1',
    state: 'staged',
    edition: 1,
    preparedBy: MARC,
    key: 'press:1',
    at: later(60),
    ...change,
  },
});

/** A dispute to answer, in every state of its answer. */
export function screens(tongue: Tongue): ScreenSpecimens<EvidenceScreen> {
  const dispute: EvidenceShown['dispute'] = {
    ...{ id: 'du_1', paymentId: 'pi_1', amount: cad(61_816), status: 'open', reason: 'not-made' },
    ...{ dueBy: later(10_000), at: later(0), toldAt: later(0) },
  };
  const { dueBy: _, ...answered } = dispute;
  const shown = (change: Partial<EvidenceShown>): EvidenceShown => ({
    ...{ kind: 'evidence', isSheet: true, request: request(tongue), dispute, until: later(60) },
    ...{ url: 'https://pay.example/evidence/a', ...change },
  });
  const { url: __, ...unprinted } = shown({});
  return {
    evidence: {
      'evidence-none': shown({}),
      'evidence-staging': shown({ file: file({ state: 'staging' }) }),
      'evidence-staged': shown({ file: file({}) }),
      'evidence-submitting': shown({ file: file({ state: 'submitting', submittedBy: MARC }) }),
      'evidence-submitted': shown({ dispute: answered, file: file({ state: 'submitted' }) }),
      'evidence-closed': shown({ file: file({ state: 'refused', why: 'closed' }) }),
      'evidence-too-long': shown({ file: file({ state: 'refused', why: 'too-long' }) }),
      'evidence-refused': shown({ file: file({ state: 'refused', why: 'other' }) }),
      'evidence-inquiry': shown({ dispute: { ...answered, status: 'inquiry' } }),
      'evidence-over': shown({ dispute: { ...answered, status: 'lost' } }),
      'evidence-unprinted': unprinted,
    },
  };
}
