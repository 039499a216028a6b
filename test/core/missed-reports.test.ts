import { describe, expect, test } from '@jest/globals';
import { carrier, DAY, JULIE, openCarrier, world } from '../fixtures/carrier.ts';
import { freshRequest } from '../fixtures/requests.ts';

openCarrier();

describe('texts of ours whose report nobody told', () => {
  const SID = `SM${'1'.repeat(32)}`;

  async function sent(reference: string, minutes: number, more: object = {}) {
    const text = { id: `txt_${reference}`, sid: SID, state: 'queued', at: carrier.ago(minutes), ...more } as const;
    const id = `pay_${reference}`;
    const request = freshRequest({ id, key: id, linkHash: id, reference, texts: [text], outbox: [] });
    const { due: _, debt: __, ...rest } = request;
    await world.store.requests.insert({ ...rest, companyId: world.company.id });
    return async () => (await world.store.requests.get(world.company.id, id))?.texts[0];
  }

  test('are asked about: the card and the thread say what became of them', async () => {
    const text = await sent('RO1', 600);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'landline' });
    const { reports } = await carrier.look();
    expect(reports).toEqual([{ reference: 'RO1', state: 'failed', failure: 'landline' }]);
    expect(await text()).toMatchObject({ state: 'failed', reason: 'landline' });
    expect(carrier.shown().map((one) => 'kind' in one && one.kind)).toEqual(['text-failed']);
    expect((await carrier.look()).reports).toEqual([]);
  });

  test('are asked about when they remind, and when they went out late', async () => {
    const text = await sent('RO1', 600, { reminder: 'Rappel {link}', late: true });
    world.sms.reports.set(SID, { sid: SID, state: 'delivered' });
    await carrier.look();
    expect(await text()).toMatchObject({ state: 'delivered', reminder: 'Rappel {link}' });
    const kept = await world.store.outgoingTexts.get(world.company.id, 'txt_RO1');
    expect(kept).toMatchObject({ words: 'Rappel {link}', reminds: true });
    // The store takes no field that it does not know.
    for (const field of ['reminder', 'late']) expect(kept).not.toHaveProperty(field);
  });

  test('are known by the address that an earlier version signed, and by no other request', async () => {
    const [text, other] = [await sent('RO1', 600), await sent('RO2', 600)];
    const about = { companyId: world.company.id, requestId: 'pay_RO1', textId: 'txt_RO1' };
    const report = { sid: SID, state: 'delivered' } as const;
    expect(await world.app.textReported({ ...about, requestId: 'pay_RO2' }, report)).toBe(false);
    expect(await world.app.textReported({ ...about, companyId: 'com_other' }, report)).toBe(false);
    expect(await world.app.textReported(about, report)).toBe(true);
    expect(await world.app.textReported({ companyId: about.companyId, textId: about.textId }, report)).toBe(false);
    await world.app.deliverDue();
    expect([await text(), await other()]).toMatchObject([{ state: 'delivered' }, { state: 'queued' }]);
  });

  test('and a carrier that refuses the number for good is remembered', async () => {
    await carrier.told(carrier.listed('SM9', 'STOP', 1));
    await carrier.told(carrier.listed('SM10', 'START', 1));
    await sent('RO1', 600);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'opted-out' });
    await carrier.look();
    expect(await carrier.isOut()).toBe(true);
  });

  test('and the card says since when it is so', async () => {
    const text = await sent('RO1', 600);
    world.sms.reports.set(SID, { sid: SID, state: 'delivered', at: carrier.ago(599) });
    await carrier.look();
    expect(await text()).toMatchObject({ state: 'delivered', at: carrier.ago(599) });
  });

  test.each([
    ['older than a START of theirs is none any more', 300, false],
    ['newer than it counts', 50, true],
  ])('a refusal of the number %s', async (_, minutes, out) => {
    const consent = [
      { level: 'transactional', source: 'asked-by-member', proof: 'quickpay', at: carrier.ago(700) } as const,
    ];
    const customer = {
      id: 'cus_1',
      companyId: world.company.id,
      revision: 0,
      phone: JULIE,
      consent,
      createdAt: carrier.ago(700),
    };
    await world.store.customers.insert(customer);
    await sent('RO1', 600);
    await carrier.told(carrier.listed('SM1', 'START', 100));
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'opted-out', at: carrier.ago(minutes) });
    await carrier.look();
    expect(await carrier.isOut()).toBe(out);
  });

  test('change nothing when the carrier has nothing new to say, or does not know them', async () => {
    const [known, unknown] = [await sent('RO1', 600, { state: 'sent' }), await sent('RO2', 600, { sid: `${SID}2` })];
    world.sms.reports.set(SID, { sid: SID, state: 'queued' });
    expect((await carrier.look()).reports).toEqual([]);
    expect([await known(), await unknown()]).toMatchObject([{ state: 'sent' }, { state: 'queued' }]);
  });

  test('are asked about no more once the carrier has said its last word, or has been silent for days', async () => {
    await sent('RO1', 600, { state: 'delivered' });
    await sent('RO2', 600, { sid: undefined });
    await sent('RO3', 7 * DAY);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'landline' });
    expect((await carrier.look()).reports).toEqual([]);
    expect((await carrier.look(5)).reports).toMatchObject([{ reference: 'RO3' }]);
  });

  test('are all asked about, however many there are', async () => {
    const all = Array.from({ length: 450 }, async (_, place) => {
      const sid = `SM${place}`;
      await sent(`RO${place}`, 600 - place / 60, { sid });
      world.sms.reports.set(sid, { sid, state: 'delivered' });
    });
    await Promise.all(all);
    expect((await carrier.look()).reports).toHaveLength(450);
  }, 90_000);
});
