import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TextFailure } from '../../src/conversations/index.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Asks a number whose carrier refuses the text so, and then again; gives the warnings before each time. */
async function asked(phone: string, failure: TextFailure) {
  const quickpay = quickpayOf(world.app, world.marc);
  const warnings = async (reference: string) => {
    const screen = await quickpay.line(`${phone} 10 ${reference}${phone.slice(-4)}`, `command:${phone}/${reference}`);
    if (screen.kind !== 'quickpay-confirmation') throw new Error(`${screen.kind} instead of a question`);
    return { draftId: screen.draftId, found: screen.warnings.map(({ code }) => code) };
  };
  const { draftId, found: before } = await warnings('R1');
  world.sms.refuses = failure as NonNullable<typeof world.sms.refuses>;
  await quickpay.press({ action: 'quickpay.send', value: draftId, key: `press:${phone}` });
  await world.app.deliverDue();
  world.sms.refuses = undefined;
  return [before, (await warnings('R2')).found];
}

test.each<[TextFailure, string]>([
  ['landline', '+14505550103'],
  ['not-textable', '+14505550104'],
  ['invalid-number', '+14505550105'],
])('a number that no text can reach is warned of before the next one (%s)', async (failure, phone) => {
  expect(await asked(phone, failure)).toEqual([[], ['number-not-reached']]);
});

test('a phone that was off may be texted again without a word', async () => {
  expect(await asked('+14505550106', 'unreachable')).toEqual([[], []]);
});
