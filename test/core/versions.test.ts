import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Document as Raw } from 'bson';
import { balanceOf } from '../../src/invoices/index.ts';
import { createLinks } from '../../src/payments/links.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { unpackOldStore } from '../fixtures/old-store.ts';
import { eventually } from '../fixtures/reading.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const links = createLinks(Buffer.alloc(32, 7));
const NEW_FIELD = 'fromTomorrow';

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);

/** Gives every object in it, however deep, a field that this version does not know. */
function fromTomorrow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromTomorrow);
  if (!isObject(value)) return value;
  const known = Object.entries(value).map(([name, item]) => [name, fromTomorrow(item)]);
  return { ...Object.fromEntries(known), [NEW_FIELD]: 1 };
}

describe('on a store that the first version wrote', () => {
  let world: World;
  const failures: string[] = [];
  beforeEach(async () => {
    failures.length = 0;
    const log = { info: silentLog.info, warn: silentLog.warn, error: (what: string) => void failures.push(what) };
    world = await createWorld({ founded: false, log, fill: unpackOldStore });
  });
  afterEach(() => world?.close());

  const request = async (reference: string) => {
    const [found] = await world.store.requests.byReference(world.company.id, reference, 1);
    if (!found) throw new Error(`${reference} is gone`);
    return found;
  };
  const card = (reference: string) =>
    world.chat.posted.find(
      ({ versions: [first] }) => first?.kind === 'request' && first.request.reference === reference,
    );

  test('what was promised and not delivered is delivered at the start: a card, and a text', async () => {
    world.clock.at = minutesAfter(10);
    await world.app.deliverDue();
    expect(card('RO7008')).toBeDefined();
    expect(world.sms.taken.filter(({ body }) => body.includes('RO7008'))).toHaveLength(1);
    expect((await request('RO7008')).cards[0]?.messageId).toBe(card('RO7008')?.messageId);
  });

  test('an old link shows what is owed, is paid, and the old card becomes paid', async () => {
    const { id, companyId, amount } = await request('RO7001');
    const token = links.tokenFor(id);
    expect(await world.app.page(token)).toMatchObject({ state: 'to-pay', amount, declined: 'insufficient-funds' });
    expect(await world.app.startCheckout(token, 'fr')).toMatchObject({ url: expect.stringContaining('checkout') });
    const paid = { kind: 'payment-succeeded', companyId, requestId: id, paymentId: 'pi_7001', amount } as const;
    await world.app.checkoutTold({ ...paid, at: minutesAfter(20) });
    await world.app.deliverDue();
    expect(await world.app.page(token)).toMatchObject({ state: 'paid' });
    expect(world.chat.newsIn('slack:T1/C1')).toContain('payment-paid');
  });

  test('a debit that was on its way arrives, and what was paid or cancelled stays so', async () => {
    const { id, companyId, amount } = await request('RO7003');
    expect(await world.app.page(links.tokenFor(id))).toMatchObject({ state: 'processing' });
    const paid = { kind: 'payment-succeeded', companyId, requestId: id, paymentId: 'pi_7003', amount } as const;
    await world.app.checkoutTold({ ...paid, at: minutesAfter(21) });
    expect(await world.app.page(links.tokenFor(id))).toMatchObject({ state: 'paid' });
    expect(await world.app.page(links.tokenFor((await request('RO7002')).id))).toMatchObject({ state: 'paid' });
    expect(await world.app.page(links.tokenFor((await request('RO7004')).id))).toMatchObject({ state: 'cancelled' });
  });

  test('a line that waited for its Send is sent for what it said, or changed in the form', async () => {
    const press = (action: string, value: string) =>
      quickpayOf(world.app, world.marc).press({ action, value, key: `old:${action}` });
    const sent = await press('quickpay.send', 'drf_old047');
    expect(sent).toMatchObject({ kind: 'request-sent', amount: { minor: 12_50 }, reference: 'RO7006' });
    const form = await press('quickpay.edit', 'drf_old048');
    expect(form).toMatchObject({ values: { customer: 'new:+15145550166', amount: '1234.50', reference: 'RO7007' } });
    expect(form).toMatchObject({ values: { message: 'Votre auto est prête' }, problems: {} });
  });

  test('who said stop is not asked, and a stranger’s next text goes under the first', async () => {
    const screen = await quickpayOf(world.app, world.marc).line('514-555-0199 20 RO1', 'command:stopped');
    expect(screen).toMatchObject({
      problems: { customer: { code: 'customer-opted-out' } },
      mail: { why: 'opted-out' },
    });
    const from = '+15145550177';
    await world.app.textReceived({ sid: 'SMnew', from, to: world.company.textSender, body: 'Et demain ?', media: 0 });
    const text = await world.store.texts.bySid(world.company.id, 'SMnew');
    const first = await world.store.texts.bySid(world.company.id, 'SMold2');
    expect(text?.threadOf).toEqual({ kind: 'text', id: first?.id });
  });

  test('its customers keep their numbers for themselves, and there is room for those who have none', async () => {
    const { customers } = world.store;
    const indexes = (await world.raw.collection('customers').indexes()).map(({ name }) => name);
    expect(indexes).toEqual(expect.arrayContaining(['number', 'mailbox']));
    expect(indexes).not.toContain('phone');
    const [known] = await customers.search(world.company.id, '', 1);
    const consent: [] = [];
    const made = { companyId: world.company.id, revision: 0, consent, createdAt: NOON };
    expect(await customers.insert({ ...made, id: 'cus_twin', phone: known!.phone! })).toBe(false);
    for (const email of ['ana@example.com', 'bo@example.com'])
      expect(await customers.insert({ ...made, id: `cus_${email}`, email })).toBe(true);
  });

  test('a customer of an older request is shown under their latest one, from then on in a conversation', async () => {
    const { phone = '' } = (await request('RO7001')).customer;
    const latest = await world.store.requests.latestFor(world.company.id, phone);
    const conversation = () => world.store.conversations.between(world.company.id, world.company.textSender, phone);
    await world.app.textReceived({ sid: 'SMasked', from: phone, to: world.company.textSender, body: 'Ok', media: 0 });
    await world.app.deliverDue();
    const text = await world.store.texts.bySid(world.company.id, 'SMasked');
    expect(text?.threadOf).toEqual({ kind: 'request', id: latest?.id });
    const { room, messageId = '' } = latest!.cards[0]!;
    expect(await world.store.conversations.byThread(world.company.id, room, messageId)).toEqual(await conversation());
  });

  test('a member is known, a balance is proposed, and every document there is can be read', async () => {
    expect(await world.store.members.get(world.company.id, 'slack:T1', 'U1')).toMatchObject({ name: 'Marc Gagnon' });
    const [invoice] = await world.store.invoices.byReference(world.company.id, 'RO7009', 1);
    expect(invoice && balanceOf(invoice)).toEqual({ minor: 43_21, currency: 'CAD' });
    // Older documents are taken over in the background.
    const owed = await eventually('what is owed', async () => {
      const found = await world.store.invoices.owedBy(world.company.id, invoice?.customer.id ?? '', 5);
      return found.length > 0 && found;
    });
    expect(owed.map(({ id }) => id)).toEqual([invoice?.id]);
    const { requests, texts, customers, drafts } = world.store;
    const full = [
      await requests.get('com_full', 'pay_full'),
      await texts.get('com_full', 'txt_full'),
      await customers.get('com_full', 'cus_full'),
    ];
    for (const id of ['pay_bare', 'txt_bare', 'cus_bare', 'drf_bare', 'drf_full']) {
      const kind = { pay: requests, txt: texts, cus: customers, drf: drafts }[id.slice(0, 3)];
      expect(await kind?.get('com_full', id)).toMatchObject({ id, companyId: 'com_full' });
    }
    expect(full.every(Boolean)).toBe(true);
    expect(full[0]).toMatchObject({ delayed: [{ id: 'pi_8', failedAt: expect.any(Date) }] });
    // In the sample a text has errands of a request, which are given up; but nothing is set aside.
    expect(failures).not.toContain('a document is set aside');
  });
});

describe('beside a newer version', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  /** As if the newer one had written every document there is, once nothing is being delivered any more. */
  async function rewrite(): Promise<void> {
    await world.app.deliverDue();
    for (const name of ['companies', 'customers', 'requests', 'texts']) {
      const collection = world.raw.collection<Raw & { _id: string }>(name);
      for (const { _id, ...rest } of await collection.find().toArray()) {
        await collection.replaceOne({ _id }, { ...(fromTomorrow(rest) as Raw), v: 7 });
      }
    }
  }
  const stored = (name: string, filter: Raw = {}) => world.raw.collection<Raw>(name).findOne(filter);

  test('nothing that it keeps is lost by what is done here', async () => {
    const question = await quickpayOf(world.app, world.marc).line('514-555-0188 125.50 RO1', 'command:1');
    const draftId = question.kind === 'quickpay-confirmation' ? question.draftId : '';
    await quickpayOf(world.app, world.marc).press({ action: 'quickpay.send', value: draftId, key: 'press:1' });
    await world.app.deliverDue();
    await world.app.textReceived({ sid: 'SM1', from: '+15145550188', to: '+15145550111', body: 'Allo', media: 0 });
    await rewrite();

    const [request] = await world.store.requests.byReference(world.company.id, 'RO1', 1);
    const { id, companyId, amount, texts } = request!;
    const about = { companyId, requestId: id, textId: texts[0]!.id };
    await world.app.textReported(about, { sid: texts[0]!.sid!, state: 'delivered' });
    await world.app.pageSeen(links.tokenFor(id));
    await world.app.startCheckout(links.tokenFor(id), 'fr');
    const told = { companyId, requestId: id } as const;
    await world.app.checkoutTold({ ...told, kind: 'payment-declined', reason: 'expired-card', at: NOON });
    await rewrite();
    await world.app.checkoutTold({
      ...told,
      kind: 'payment-succeeded',
      paymentId: 'pi_1',
      amount,
      at: minutesAfter(1),
    });
    await world.app.deliverDue();
    await world.app.textReceived({ sid: 'SM2', from: '+15145550188', to: '+15145550111', body: 'ARRET', media: 0 });
    await world.app.roomLeft('slack:T1/C1');
    await world.app.roomJoined({ id: 'slack:T1/C1', name: 'service' });

    const settled = await stored('requests', { _id: id });
    const kept = [settled, settled?.customer, settled?.amount, settled?.texts[0], settled?.cards[0], settled?.declined];
    expect(kept.map((part) => part?.[NEW_FIELD])).toEqual(kept.map(() => 1));
    expect(settled).toMatchObject({ state: 'paid', v: 7 });
    const [customer, company, text] = [await stored('customers'), await stored('companies'), await stored('texts')];
    expect(customer?.consent).toMatchObject([{ [NEW_FIELD]: 1 }, { level: 'none' }]);
    expect(company?.rooms).toMatchObject([{ [NEW_FIELD]: 1 }, { [NEW_FIELD]: 1 }]);
    expect([customer, company, text].map((document) => [document?.v, document?.[NEW_FIELD]])).toEqual([
      [7, 1],
      [7, 1],
      [7, 1],
    ]);
  });
});
