import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLinks } from '../../src/payments/links.ts';
import type { Log } from '../../src/ports.ts';
import { freshRequest, NOON } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const told: { what: string; details: Record<string, unknown> | undefined }[] = [];
const note = (what: string, details?: Record<string, unknown>) => void told.push({ what, details });
const log: Log = { info: note, warn: note, error: note };

let world: World;
beforeAll(async () => {
  world = await createWorld({ log });
});
afterAll(() => world.close());
beforeEach(() => {
  told.length = 0;
});

const links = createLinks(Buffer.alloc(32, 7));
const promised = { due: NOON, attempts: 0 };

/** Puts a request into the store with an outbox as no type of today's allows it. */
async function stored(id: string, outbox: Record<string, unknown>[], v?: number) {
  const linkHash = links.hash(links.tokenFor(id));
  const request = freshRequest({ id, companyId: world.company.id, key: id, debt: id, linkHash });
  await world.store.requests.insert({ ...request, outbox: [], texts: [{ id: 'txt_1', state: 'queued', at: NOON }] });
  const $set = { outbox, due: NOON, ...(v === undefined ? {} : { v }) };
  await world.raw
    .collection('requests')
    .updateOne({ key: id }, { $set, ...(v === undefined && { $unset: { v: '' } }) });
  return async () => {
    const now = await world.store.requests.get(world.company.id, id);
    if (!now) throw new Error(`${id} is gone`);
    return now;
  };
}

test('what a version before the errands had names promised is kept', async () => {
  await world.checkout.open({
    ...{ key: 'k', companyId: world.company.id, companyName: '', requestId: '', reference: '', tongue: 'fr' },
    ...{ amount: { minor: 100, currency: 'CAD' }, returnUrl: '' },
  });
  const now = await stored('pay_old', [
    { ...promised, id: 'out_1', kind: 'card', room: 'slack:T1/C1' },
    { ...promised, id: 'out_2', kind: 'text', textId: 'txt_1' },
    { ...promised, id: 'out_3', kind: 'expire-checkout', sessionId: 'cs_1' },
    { ...promised, id: 'out_4', kind: 'expire-link' },
  ]);
  expect((await now()).outbox.map((item) => (item.kind === 'errand' ? [item.name, item.about] : item.kind))).toEqual([
    'card',
    ['text', 'txt_1'],
    ['expire-checkout', 'cs_1'],
    ['expire-link', undefined],
  ]);
  await world.app.deliverDue();
  expect((await now()).outbox).toEqual([]);
  expect(world.sms.taken).toHaveLength(1);
  expect((await now()).texts).toMatchObject([{ id: 'txt_1', sid: 'SM1' }]);
  expect([...world.checkout.sessions.values()]).toMatchObject([{ sessionId: 'cs_1', status: 'expired' }]);
  expect(world.chat.posted.map(({ versions }) => versions[0]?.kind)).toEqual(['request']);
});

describe.each(['carrier-pigeon', 'constructor'])('an errand that nobody knows (%s)', (name) => {
  const item = { ...promised, id: 'out_1', kind: 'errand', name, about: 'txt_1' };

  test('is left for who may know it, a newer process beside this one', async () => {
    const now = await stored(`pay_new_${name}`, [item], 3);
    await world.app.deliverDue();
    expect((await now()).outbox).toMatchObject([{ name, about: 'txt_1', attempts: 1 }]);
    expect(told).toMatchObject([{ what: 'delivery put off', details: { item: name } }]);
  });

  test('is given up and logged after most of a day, and taken for nothing else', async () => {
    const [posted, sent] = [world.chat.posted.length, world.sms.taken.length];
    const now = await stored(`pay_old_${name}`, [{ ...item, attempts: 300 }], 3);
    await world.app.deliverDue();
    expect((await now()).outbox).toEqual([]);
    expect(told).toMatchObject([{ what: 'delivery given up', details: { item: name } }]);
    expect([world.chat.posted.length, world.sms.taken.length]).toEqual([posted, sent]);
  });
});
