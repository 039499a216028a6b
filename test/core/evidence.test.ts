import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { EvidencePack } from '../../src/documents/index.ts';
import { disputeFileId } from '../../src/evidence/dispute-file.ts';
import type { EvidenceShown } from '../../src/evidence/screen.ts';
import type { Dispute } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const DAY_MS = 86_400_000;
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });

let world: World;
const printed: EvidencePack[] = [];
const printer = {
  print: async () => new Uint8Array(),
  printEvidence: async (_: string, pack: EvidencePack) => {
    printed.push(pack);
    return Buffer.from('%PDF-1.7');
  },
  close: async () => undefined,
};
beforeAll(async () => {
  world = await createWorld({ printer });
}, 30_000);
afterAll(() => world.close());

let [count, request] = [0, {} as PaymentRequest];
const disputeId = () => `du_${count}`;
beforeEach(async () => {
  count += 1;
  printed.length = 0;
  const values = {
    ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', amount: '125,50', reference: `QP${count}` },
    ...{ reply: 'payment-request', message: '', language: 'auto' as const },
  };
  await quickpayOf(world.app, world.marc).send(values, [], `view:${count}`);
  await later(1_000);
  const made = (await world.store.requests.byKey(world.company.id, `view:${count}`))!;
  const about = { companyId: world.company.id, requestId: made.id, paymentId: `pi_${count}`, at: world.clock.at };
  await world.app.checkoutTold({ kind: 'payment-succeeded', ...about, amount: cad(12_550) });
  await dispute('open', new Date(world.clock.at.getTime() + 7 * DAY_MS));
  request = (await world.store.requests.get(world.company.id, made.id))!;
});

async function later(ms: number): Promise<void> {
  world.clock.at = new Date(world.clock.at.getTime() + ms);
  for (let turn = 0; turn < 3; turn += 1) await world.app.deliverDue();
}
async function dispute(status: Dispute['status'], dueBy?: Date): Promise<void> {
  await later(1_000);
  const about = { id: disputeId(), amount: cad(12_550), status, reason: 'not-made' as const, at: world.clock.at };
  await world.app.checkoutTold({
    ...{ kind: 'dispute-changed', paymentId: `pi_${count}`, at: world.clock.at },
    dispute: { ...about, ...(dueBy && { dueBy }) },
  });
}
const press = (action: string, by = world.marc, about = `${request.id} ${disputeId()}`, time = 1) =>
  screenOf(
    world.app.press(visitOf(by, `${action}:${count}:${time}`), { action, value: about }),
  ) as Promise<EvidenceShown>;
const pressAgain = () => press('evidence.prepare', world.marc, undefined, 2);
const known = () => world.store.disputeFiles.get(world.company.id, disputeFileId(disputeId()));

test('evidence is put beside its dispute once, however often it is wanted, and nothing goes to the bank', async () => {
  expect(await press('evidence.show')).toMatchObject({ kind: 'evidence', dispute: { status: 'open' } });
  expect((await press('evidence.show')).file).toBeUndefined();
  for (const _ of [1, 2, 3]) {
    expect((await press('evidence.prepare')).file).toMatchObject({ edition: 1 });
    await later(1_000);
  }
  expect(await known()).toMatchObject({ state: 'staged', edition: 1, outbox: [] });
  expect(printed).toHaveLength(1);
  expect(world.evidence.staged.get(`evi_${disputeId()}:1`)).toMatchObject({
    ...{
      disputeId: disputeId(),
      facts: { customerName: 'Julie Tremblay', summary: expect.not.stringContaining('approuvé') },
    },
  });
  expect(world.evidence.submitted.has(disputeId())).toBe(false);
  await pressAgain();
  await later(1_000);
  expect(await known()).toMatchObject({ state: 'staged', edition: 2 });
});

test('a second press sends it to the bank, once, whatever answers get lost', async () => {
  expect((await press('evidence.submit')).file).toBeUndefined();
  await press('evidence.prepare');
  await later(1_000);
  world.evidence.loses = 2;
  for (const _ of [1, 2]) expect((await press('evidence.submit')).file?.submittedBy).toMatchObject({ id: 'U1' });
  await later(1_000);
  await later(DAY_MS);
  expect(await known()).toMatchObject({ state: 'submitted', submittedBy: { name: 'Marc Gagnon' } });
  expect(world.evidence.submitted.get(disputeId())).toBe(1);
  await pressAgain();
  expect(await known()).toMatchObject({ state: 'submitted', edition: 1 });
});

test('what the processor refuses is said with its reason, and can be tried anew', async () => {
  world.evidence.refuses = 'too-long';
  await press('evidence.prepare');
  await later(1_000);
  expect(await known()).toMatchObject({ state: 'refused', why: 'too-long' });
  world.evidence.refuses = undefined;
  await pressAgain();
  await later(1_000);
  expect(await known()).toMatchObject({ state: 'staged', edition: 2 });
});

test('the document tells what happened in order, and its link is its member’s, for an hour', async () => {
  const { url = '' } = await press('evidence.show');
  const sealed = url.split('/').at(-1) ?? '';
  const { store } = world;
  const member = { ...world.marc, platform: 'slack' as const };
  const met = await store.members.get(world.company.id, world.marc.workspaceId, world.marc.id);
  await store.members.put({ ...(met ?? member), companyId: world.company.id, standing: 'member' } as never);
  const file = await world.app.evidenceFile(sealed);
  expect(file?.pack).toMatchObject({
    ...{ reference: `QP${count}`, customer: { name: 'Julie Tremblay' }, payment: { id: `pi_${count}` } },
    ...{ dispute: { id: disputeId(), reason: 'not-made' }, left: { lines: 0, texts: 0, words: false } },
  });
  expect(file?.pack.events.map(({ what }) => what)).toEqual(['asked', 'paid']);
  expect(file?.pack.texts.length).toBeGreaterThan(0);
  expect(file?.pack.papers.map(({ kind }) => kind)).toEqual(['invoice', 'receipt']);
  expect(await world.app.evidenceFile(`${sealed}x`)).toBeUndefined();
  await later(2 * 3_600_000);
  expect(await world.app.evidenceFile(sealed)).toBeUndefined();
});

test('a dispute is found by its payment, as a task names it, and one that is nowhere is said to be gone', async () => {
  expect(await press('evidence.show', world.marc, `${request.id} pi_${count}`)).toMatchObject({
    dispute: { id: disputeId() },
  });
  for (const about of ['', 'pay_none du_1', `${request.id} du_none`])
    expect(await press('evidence.show', world.marc, about)).toMatchObject({ kind: 'refused' });
});
