import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const later = async (seconds: number) => {
  world.clock.at = new Date(world.clock.at.getTime() + seconds * 1000);
  await world.app.deliverDue();
};
const down = (outcome: 'no' | 'unclear') => new Outage('twilio', 'send', { outcome });

async function ask(): Promise<void> {
  const quickpay = quickpayOf(world.app, world.marc);
  const screen = await quickpay.line('514-555-0188 10 RO4821', 'command:1');
  if (screen.kind !== 'quickpay-confirmation') throw new Error(`${screen.kind} instead of a question`);
  await quickpay.press({ action: 'quickpay.send', value: screen.draftId, key: 'press:1' });
  await world.app.deliverDue();
}
async function request(): Promise<PaymentRequest> {
  const [found] = await world.store.requests.byReference(world.company.id, 'RO4821', 1);
  if (!found) throw new Error('nothing was asked for');
  return found;
}
/** What stands on the card in the room. */
const card = () => {
  const shown = world.chat.posted[0]?.versions.at(-1);
  return shown ? toPlainText(presentMessage(shown)) : '';
};

describe('a text that the carrier does not take', () => {
  test.each(['no', 'unclear'] as const)('is late after a minute, and no more once it went (%s)', async (outcome) => {
    world.sms.fates.next(...Array.from({ length: 40 }, () => down(outcome)));
    await ask();
    expect(card()).toContain('Texto en route');
    await later(50);
    expect(card()).not.toContain('retardé');
    await later(15);
    expect(card()).toContain('Texto retardé');
    expect(card()).toContain('Nous réessayons');
    expect((await request()).texts).toMatchObject([{ state: 'queued', late: true }]);
    world.sms.fates.clear();
    await later(600);
    expect(world.sms.taken).toHaveLength(1);
    expect(card()).toContain('Texto en route');
    expect((await request()).texts[0]).not.toHaveProperty('late');
  });

  test('says so though the process was gone when the minute was over', async () => {
    world.sms.fates.next(...Array.from({ length: 40 }, () => down('no')));
    await ask();
    await world.app.stop();
    world.clock.at = new Date(world.clock.at.getTime() + 65_000);
    await world.restart().deliverDue();
    expect(card()).toContain('Texto retardé');
  });

  test('is no longer waited for once the request is cancelled', async () => {
    world.sms.fates.next(...Array.from({ length: 40 }, () => down('no')));
    await ask();
    const quickpay = quickpayOf(world.app, world.marc);
    await quickpay.press({ action: 'request.cancel', value: (await request()).id, key: 'press:2' });
    await later(65);
    expect(card()).toContain('Demande annulée');
    expect((await request()).texts[0]).not.toHaveProperty('late');
  });
});

test('a text that went out in time costs no further write, and is never called late', async () => {
  await ask();
  const { revision, outbox } = await request();
  expect(outbox.map((item) => item.kind === 'errand' && item.name)).toEqual(['expire-link']);
  await later(120);
  expect((await request()).revision).toBe(revision);
});
