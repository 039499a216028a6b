import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findOrMake, hasOptedOut } from '../../src/customers/index.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { taxEndOf } from '../../src/privacy/erasure.ts';
import type { NotErased } from '../../src/privacy/screen.ts';
import { type MemoryStore, memoryStore } from '../fixtures/memory-store.ts';
import { later, SAID, talk, ZELIE } from '../fixtures/personal.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let memory: MemoryStore;
beforeEach(async () => {
  memory = memoryStore();
  world = await createWorld({ store: memory.store });
  const { room: _, ...marc } = world.marc;
  await world.store.members.put({ ...marc, standing: 'administrator' });
});
afterEach(() => world.close());

const press = <S>(action: string, value: string) => shown<S>(world.app.press(owner, { action, value }));
const WORDS = [...Object.values(ZELIE), ...Object.values(SAID), 'Quirion'];
/** Where anything of them is kept: collections, with what was found there. */
const traces = (): string[] =>
  Object.entries(memory.dump()).flatMap(([name, documents]) =>
    documents.flatMap((document) => {
      const text = JSON.stringify(document);
      return WORDS.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`);
    }),
  );
const traceless = () => traces().filter((one) => !one.startsWith('papers:'));
const texts = (sid: string, body: string, from = ZELIE.phone) =>
  world.app.textReceived({ sid, from, to: world.company.textSender, body, media: 0 });

describe('a customer who is erased', () => {
  test('leaves no name, number, address or word in anything that is kept, but in papers that tax law asks for', async () => {
    const { customer, requestId } = await talk(world);
    expect(new Set(traces().map((one) => one.split(':')[0]))).toEqual(
      new Set(['customers', 'requests', 'texts', 'outgoing-texts', 'conversations', 'papers', 'files']),
    );
    expect(await press('privacy.erase', customer.id)).toMatchObject({ kind: 'privacy-erased' });
    await later(world);
    await later(world);
    expect(traceless()).toEqual([]);
    expect(traces().length).toBeGreaterThan(0);
    expect(await world.store.customers.get(customer.companyId, customer.id)).toBeUndefined();
    // What is owed to nobody stays as a number.
    expect(await world.store.requests.get(customer.companyId, requestId)).toMatchObject({
      ...{ state: 'paid', reference: 'RO4821', amount: { minor: 12_550 }, customer: { id: customer.id } },
    });
    expect(memory.dump().files).toEqual([]);
    // The carrier has deleted its own, and the cards name nobody.
    expect(new Set(world.sms.forgotten)).toEqual(new Set(['SMzelie', ...world.sms.taken.map(({ sid }) => sid)]));
    for (const { versions } of world.chat.posted.filter(({ versions: [first] }) => first?.kind !== 'news'))
      expect(WORDS.filter((word) => JSON.stringify(versions.at(-1)).includes(word))).toEqual([]);

    // Their time comes, and nothing is left.
    const until = taxEndOf(world.clock.at);
    await world.store.papers.forget(new Date(until.getTime()));
    expect(traces().length).toBeGreaterThan(0);
    await world.store.papers.forget(new Date(until.getTime() + 1));
    expect(traces()).toEqual([]);
  });

  test('is entered in the audit log without a word of theirs, once, and the log holds what came before', async () => {
    const { customer } = await talk(world);
    await press('privacy.export', customer.id);
    await press('privacy.erase', customer.id);
    await press('privacy.erase', customer.id);
    await later(world);
    const rows = await world.store.audit.behind(world.company.id, 0, 1_000);
    expect(rows.filter(({ action }) => action === 'customer-erased')).toHaveLength(1);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['consent-given', 'data-exported', 'payment-received']),
    );
  });

  test('who wanted no more texts gets none, though nobody knows their number any more; START lets them come', async () => {
    const { customer } = await talk(world);
    await texts('SMstop', 'ARRET');
    await later(world, 200);
    await press('privacy.erase', customer.id);
    await later(world);
    expect(traceless()).toEqual([]);
    const { companyId } = customer;
    const made = async (id: string) => {
      const consent = [
        { level: 'transactional', source: 'asked-by-member', proof: 'text', at: world.clock.at } as const,
      ];
      const newcomer = { companyId, phone: ZELIE.phone, consent, createdAt: world.clock.at };
      return (await findOrMake({ store: world.store, newId: () => id }, newcomer)).customer;
    };
    const again = await made('cus_again');
    expect([again.id, hasOptedOut(again)]).toEqual(['cus_again', true]);
    await press('privacy.erase', again.id);
    await later(world);
    await texts('SMstart', 'START');
    await later(world);
    expect(hasOptedOut(await made('cus_third'))).toBe(false);
  });

  test('is a new one when they write again', async () => {
    const { customer } = await talk(world);
    await press('privacy.erase', customer.id);
    await later(world);
    await texts('SMnew', 'Bonjour, c’est moi');
    await later(world);
    expect(await world.store.texts.bySid(world.company.id, 'SMnew')).toMatchObject({ body: 'Bonjour, c’est moi' });
    expect((await world.store.texts.bySid(world.company.id, 'SMnew'))?.threadOf).toBeUndefined();
  });

  test('is erased though the carrier is away, or a process dies: it is done again', async () => {
    const { customer } = await talk(world);
    world.sms.fates.next(new Outage('twilio', 'messages.remove', { outcome: 'no', code: '20009' }));
    await press('privacy.erase', customer.id);
    await world.restart().deliverDue();
    for (let tries = 0; tries < 5; tries += 1) await later(world, 60);
    expect(traceless()).toEqual([]);
    expect(world.sms.forgotten.length).toBe(world.sms.taken.length + 1);
  });
});

describe('is asked back while something is under way', () => {
  test.each([
    ['an unpaid request', { state: 'open' as const }, 'unpaid'],
    ['a refund', { refundOrders: [order()] }, 'refund'],
    ['a dispute', { disputes: [dispute()] }, 'dispute'],
  ])('%s', async (_, more, why) => {
    const { customer } = await talk(world);
    const { id, phone, name } = customer;
    const other = freshRequest({
      ...{ id: 'pay_other', key: 'other', linkHash: 'other', debt: 'other', state: 'paid', outbox: [] },
      ...{ customer: { id, ...(phone && { phone }), ...(name && { name }) }, ...more },
    });
    await world.store.requests.insert(other);
    const refused = await press<NotErased>('privacy.erase', id);
    expect(refused).toMatchObject({ kind: 'privacy-not-erased', hindrances: [{ why, reference: 'RO4821' }] });
    await later(world);
    expect(await world.store.customers.get(customer.companyId, id)).toMatchObject(ZELIE);
  });
});

function order() {
  return {
    ...{ id: 'ref_1', key: 'k', paymentId: 'pi_1', amount: { minor: 100, currency: 'CAD' as const } },
    ...{ reason: 'goodwill' as const, by: { id: 'U1', name: 'Marc Gagnon' }, tells: false },
    ...{ state: 'asked' as const, at: new Date('2026-11-23T17:00:00.000Z') },
  };
}
function dispute() {
  const at = new Date('2026-11-23T17:00:00.000Z');
  return {
    ...{ id: 'du_1', paymentId: 'pi_1', amount: { minor: 100, currency: 'CAD' as const } },
    ...{ status: 'open' as const, reason: 'duplicate' as const, at, toldAt: at },
  };
}
