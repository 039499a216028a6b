import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Screen } from '../../src/screen.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const DAY = 24 * 60;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

let keys = 0;
const next = () => `key:${++keys}`;
const line = async (text: string): Promise<string> => {
  const screen = await quickpayOf(world.app, world.marc).line(text, next());
  if (screen.kind !== 'quickpay-confirmation') throw new Error(`${screen.kind} instead of a question`);
  return screen.draftId;
};
const press = (action: string, value: string): Promise<Screen> =>
  quickpayOf(world.app, world.marc).press({ action: `quickpay.${action}`, value, key: next() });

test('what was typed in the line stands in the form as it was typed, and is what is sent', async () => {
  const draft = await line('(514) 555-0188 1 234,50 $ RO4821 Votre auto est prête');
  expect(await press('edit', draft)).toMatchObject({
    kind: 'quickpay-form',
    values: {
      customer: 'new:+15145550188',
      amount: '1 234,50 $',
      reference: 'RO4821',
      message: 'Votre auto est prête',
    },
  });
  const sent = await press('send', await line('514-555-0188 $1,234.50 RO4822'));
  expect(sent).toMatchObject({ kind: 'request-sent', amount: { minor: 1_234_50, currency: 'CAD' } });
});

test('a draft is good for a day, and then gone from the store', async () => {
  const doNotFake = ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] as const;
  jest.useFakeTimers({ doNotFake: [...doNotFake] });
  const app = world.restart();
  app.start();
  const old = await line('514-555-0188 10 RO4823');
  world.clock.at = minutesAfter(5);
  const young = await line('514-555-0188 10 RO4824');
  world.clock.at = minutesAfter(DAY + 1);
  expect(await press('send', old)).toMatchObject({ kind: 'refused', refusal: { code: 'draft-gone' } });
  jest.advanceTimersByTime(60_000);
  jest.useRealTimers();
  const drafts = world.raw.collection<{ _id: string }>('drafts');
  const deadline = Date.now() + 5_000;
  while ((await drafts.findOne({ _id: old })) && Date.now() < deadline) await new Promise(setImmediate);
  expect(await drafts.findOne({ _id: old })).toBeNull();
  expect(await press('send', young)).toMatchObject({ kind: 'request-sent' });
});
