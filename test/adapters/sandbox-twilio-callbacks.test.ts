import { describe, expect, test } from '@jest/globals';
import { retryPolicy } from '../../sandbox/twilio/webhooks.ts';
import { CUSTOMER, GARAGE, openTwilio, PUBLIC, type Reply, rig, text, valid } from './sandbox-twilio-rig.ts';

openTwilio();

describe('callbacks', () => {
  test('come in another order, and twice, on demand', async () => {
    rig.twilio.webhooks.hold();
    await rig.sdk().messages.create(text());
    await rig.twilio.idle();
    await rig.twilio.webhooks.release('reversed');
    expect(rig.statuses()).toEqual(['delivered', 'sent', 'sending']);

    rig.received = [];
    rig.twilio.webhooks.manners.duplicateChance = 1;
    await rig.sdk().messages.create(text());
    await rig.twilio.idle();
    expect(rig.statuses().sort()).toEqual(['delivered', 'delivered', 'sending', 'sending', 'sent', 'sent']);
  });

  test('are given up when the app answers badly, unless their address says how often to retry', async () => {
    const failing: Reply = { status: 503, type: 'text/plain', body: '' };
    rig.answers = [failing, failing, failing];
    await rig.sdk().messages.create(text());
    await rig.twilio.idle();
    expect(rig.received).toHaveLength(3);

    rig.received = [];
    rig.answers = [failing];
    await rig.sdk().messages.create(text({ statusCallback: `${PUBLIC}/twilio/status#rc=3&rp=5xx,ct` }));
    await rig.twilio.idle();
    expect(rig.received).toHaveLength(4);
    expect(rig.received.every((one) => valid(one))).toBe(true);
    expect(new Set(rig.received.map(({ token }) => token)).size).toBe(3);
  });

  test('reach an app that was down for a moment where the address asks for more tries, and are given up after them', async () => {
    const insisting = await rig.start({ inboundPath: '/twilio/inbound#rc=5&rp=all' });
    rig.answers = ['away', 'away', 'away'];
    expect(await insisting.customerTexts({ from: CUSTOMER, body: 'Allo?' })).toMatchObject({ status: 200 });
    rig.answers = Array.from({ length: 10 }, () => ({ status: 500, type: 'text/plain', body: '' }));
    expect(await insisting.customerTexts({ from: CUSTOMER, body: 'Allo?' })).toMatchObject({ status: 500 });
    expect(rig.received).toHaveLength(1 + 6);
  });

  test.each([
    ['', undefined, [true, false]],
    ['', 500, [false]],
    ['rc=5&rp=all', 500, [true, true, true, true, true, false]],
    ['rc=9&rp=all', undefined, [true, true, true, true, true, false]],
    ['rc=2&rp=5xx', 404, [false]],
    ['rc=2&rp=4xx,ct', 404, [true, true, false]],
    ['rc=5&rp=all', 200, [false]],
  ])('are tried again as Twilio does (%s, answered %s)', (overrides, status, expected) => {
    const again = retryPolicy(overrides);
    expect(expected.map((_, tries) => again(tries + 1, status))).toEqual(expected);
  });

  test('are given up once all tries together took fifteen seconds', () => {
    let now = 0;
    const again = retryPolicy('rc=5&rp=all', () => now);
    expect(again(1, 500)).toBe(true);
    now = 15_000;
    expect(again(2, 500)).toBe(false);
  });

  test('and texts of customers are dropped on demand, as if every webhook had failed', async () => {
    rig.twilio.dropWebhooks(true);
    await rig.sdk().messages.create(text());
    expect(await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Allo?' })).toMatchObject({ status: undefined });
    await rig.twilio.idle();
    expect(rig.received).toEqual([]);
    rig.twilio.dropWebhooks(false);
    await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Allo?' });
    expect(rig.received).toHaveLength(1);
    expect(await rig.sdk().messages.list({ to: GARAGE })).toHaveLength(2);
  });
});
