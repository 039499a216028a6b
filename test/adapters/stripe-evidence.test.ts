import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createStripeEvidence } from '../../adapters/stripe/evidence.ts';
import type { EvidenceTaker } from '../../src/ports.ts';
import { order, SECRET_KEY, type StripeRig, startStripeRig } from './sandbox-stripe-rig.ts';

let [rig, evidence, disputeId]: [StripeRig, EvidenceTaker, string] = [] as never;
beforeEach(async () => {
  rig = await startStripeRig();
  evidence = createStripeEvidence({ secretKey: SECRET_KEY, apiUrl: rig.stripe.url });
  const { id } = await rig.sdk().checkout.sessions.create(order());
  rig.stripe.pay(id);
  disputeId = rig.stripe.dispute(id).id;
});
afterEach(() => rig.close());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Page >>');
const facts = { customerName: 'Julie', product: 'RO4821', serviceDate: '2026-11-23', summary: 'Enclosed' };
const stage = (key = 'evi:1', pdf: Uint8Array = PDF) =>
  evidence.stage({ key, companyId: 'com_1', disputeId, name: 'a.pdf', pdf, facts });
const known = () => rig.stripe.disputes[0]!;

test('a document is put beside the dispute, once for its key, and the bank hears of it with the second step alone', async () => {
  const staged = await stage();
  expect(await stage()).toEqual(staged);
  expect(rig.stripe.files).toMatchObject([{ purpose: 'dispute_evidence', filename: 'a.pdf', size: PDF.length }]);
  expect(known()).toMatchObject({
    ...{ status: 'needs_response', evidence_details: { has_evidence: true, submission_count: 0 } },
    evidence: { customer_name: 'Julie', service_date: '2026-11-23', uncategorized_file: rig.stripe.files[0]!.id },
  });
  for (const key of ['evi:1', 'evi:2'])
    expect(await evidence.submit({ key, companyId: 'com_1', disputeId })).toBe('submitted');
  expect(known()).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1 } });
});

test('what takes no answer any more, and what is too long, is said; an outage is one', async () => {
  const long = Buffer.concat([PDF, Buffer.from('<< /Type /Page >>'.repeat(60))]);
  expect(await stage('evi:long', long)).toEqual({ refused: 'too-long' });
  expect(await stage('evi:large', Buffer.concat([PDF, Buffer.alloc(6 * 1024 * 1024)]))).toEqual({
    refused: 'too-long',
  });
  rig.stripe.faults.add({ kind: 'rate-limited', operation: /^files/, times: 9 });
  await expect(stage('evi:away')).rejects.toMatchObject({ outcome: 'no' });
  rig.stripe.faults.clear();
  rig.stripe.moveDispute(disputeId, 'lost');
  expect(await stage('evi:late')).toEqual({ refused: 'closed' });
});
