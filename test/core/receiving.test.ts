import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hasOptedOut } from '../../src/customers/customer.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const text = (sid: string, from: string, body: string) =>
  world.app.textReceived({ sid, from, to: world.company.textSender, body, media: 0 });
async function isOut(phone: string): Promise<boolean | undefined> {
  const customer = await world.store.customers.byPhone(world.company.id, phone);
  return customer && hasOptedOut(customer);
}

test('whoever says stop before we know them is never asked by text', async () => {
  const phone = '+15145550177';
  await text('SM1', phone, 'Arrêt');
  expect(await isOut(phone)).toBe(true);
  const line = await quickpayOf(world.app, world.marc).line(`${phone} 12 RO1`, 'command:1');
  expect(line).toEqual({ kind: 'refused', refusal: { code: 'customer-opted-out' } });
});

test('whoever writes anything else before we know them becomes no customer by that', async () => {
  await text('SM2', '+15145550178', 'Allo');
  expect(await isOut('+15145550178')).toBeUndefined();
});

test('an old START that is delivered again does not undo a later STOP', async () => {
  const phone = '+15145550179';
  for (const [sid, word] of [
    ['SM3', 'STOP'],
    ['SM4', 'START'],
    ['SM5', 'STOP'],
    ['SM4', 'START'],
  ] as const) {
    await text(sid, phone, word);
  }
  expect(await isOut(phone)).toBe(true);
  const customer = await world.store.customers.byPhone(world.company.id, phone);
  expect(customer?.consent.map(({ level }) => level)).toEqual(['none', 'transactional', 'none']);
});
