import { beforeEach, describe, expect, test } from '@jest/globals';
import { daysAfter, earliest } from '../../src/company/hours/hours.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { plannedAt } from '../../src/payments/reminders/schedule.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Screen } from '../../src/screen.ts';
import { ask, later, now, openWorld, paid, world } from '../fixtures/delivering.ts';
import { garage } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

const DAY = 86_400;
const HOUR = 3_600;
const PLACE = { timeZone: 'America/Toronto', region: 'QC' } as const;
/** A Monday, in Toronto. */
const MONDAY_NOON = new Date('2027-02-01T17:00:00Z');

openWorld();
beforeEach(async () => {
  world.clock.at = new Date(Math.max(Number(MONDAY_NOON), Number(world.clock.at)));
  const { reminders: _, ...usual } = (await world.store.companies.get(garage.id))!;
  await world.store.companies.replace(usual);
  // Each test begins on a Monday at noon.
  while (world.clock.at.getUTCDay() !== 1 || world.clock.at.getUTCHours() !== 17) later(HOUR);
  await world.app.deliverDue();
  world.sms.taken.length = 0;
});

const texts = () => world.sms.taken.map(({ body }) => body);
/** Of the request that the test is about. */
let mine = '';
const reminders = () => texts().filter((body) => body.includes('rappel') && body.includes(`(${mine})`));
const told = (request: PaymentRequest) =>
  world.chat.posted.flatMap(({ versions: [first] }) =>
    first?.kind === 'news' && first.reference === request.reference ? [first.news.kind] : [],
  );
/** Time goes by, and everything is delivered within three hours of when it is due. */
async function days(count: number): Promise<void> {
  for (let left = Math.ceil(count * 24); left > 0; left -= 3) {
    later(Math.min(3, left) * HOUR);
    await world.app.deliverDue();
  }
}
async function asked(): Promise<PaymentRequest> {
  const request = await ask();
  mine = request.reference;
  await world.app.deliverDue();
  await delivered(request);
  return now(request);
}
const delivered = async (request: PaymentRequest) => {
  for (const { id, sid } of (await now(request)).texts)
    if (sid) await world.app.textReported({ companyId: garage.id, textId: id }, { sid, state: 'delivered' });
  await world.app.deliverDue();
};
let serial = 0;
const unique = (prefix: string) => {
  serial += 1;
  return `${prefix}${serial}`;
};
const fill = (request: PaymentRequest, deed: string, until = '', key = unique('rem:')): Promise<Screen> =>
  screenOf(
    world.app.form(visitOf(world.marc, key), { form: 'reminders', values: { deed, until }, state: request.id }, 'sent'),
  );
const says = (body: string, from = '+15145550188') =>
  world.app.textReceived({ sid: unique('SMin'), from, to: garage.textSender, body, media: 0 });

describe('a customer who does not pay', () => {
  test('is reminded after 3, 7 and 14 days, by day, with the living link; each stands in the thread', async () => {
    const request = await asked();
    expect(plannedAt(request)?.toISOString()).toBe(new Date(Number(request.createdAt) + 3 * DAY * 1000).toISOString());
    await days(2.9);
    expect(reminders()).toEqual([]);
    await days(0.2);
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toMatch(
      /^Bonjour Julie, Garage Boréal : rappel, 125,50 \$ \(RO\d+\) https:\/\/pay\.example\/p\/[\w-]{22}$/,
    );
    await days(18);
    expect(reminders()).toHaveLength(3);
    expect(told(request).filter((kind) => kind === 'reminder-sent')).toHaveLength(3);
    expect(await now(request)).toMatchObject({ reminders: { days: [], sent: 3 } });
    expect(plannedAt(await now(request))).toBeUndefined();
  });

  test('is reminded once by an app that was off for two weeks, and at the next hour of the day', async () => {
    const request = await asked();
    later(14 * DAY + 10 * HOUR);
    await world.app.deliverDue();
    expect(reminders()).toEqual([]);
    await days(1);
    expect(reminders()).toHaveLength(1);
    await days(10);
    expect(reminders()).toHaveLength(1);
    expect(told(request).filter((kind) => kind === 'reminder-sent')).toHaveLength(1);
  });

  test('is reminded once by two processes, and where the carrier’s answer was lost', async () => {
    await asked();
    later(3 * DAY);
    world.sms.fates.next('lost');
    const beside = world.restart();
    await Promise.all([world.app.deliverDue(), beside.deliverDue()]);
    await days(0.5);
    expect(reminders()).toHaveLength(1);
  });

  test('is not texted by night what waited for the carrier by day', async () => {
    await asked();
    later(3 * DAY);
    world.sms.fates.next(new Outage('fake', 'send', { outcome: 'no' }));
    await world.app.deliverDue();
    later(10 * HOUR);
    await world.app.deliverDue();
    expect(reminders()).toEqual([]);
    later(12 * HOUR);
    await world.app.deliverDue();
    expect(reminders()).toHaveLength(1);
  });
});

describe('nobody is reminded any more', () => {
  const stops: Record<string, (request: PaymentRequest) => Promise<unknown>> = {
    'once it is paid': paid,
    'once it is cancelled': ({ id }) =>
      screenOf(world.app.press(visitOf(world.marc, 'cancel'), { action: 'request.cancel', value: id })),
    'while a bank debit is under way': ({ companyId, id: requestId }) =>
      world.app.checkoutTold({
        ...{ kind: 'payment-processing', companyId, requestId, paymentId: `pi_${requestId}`, at: world.clock.now() },
      }),
    'once money came that was not asked for': ({ companyId, id: requestId }) =>
      world.app.checkoutTold({
        ...{ kind: 'payment-succeeded', companyId, requestId, paymentId: `pi_${requestId}`, at: world.clock.now() },
        amount: { minor: 100, currency: 'CAD' },
      }),
    'once the customer has answered': () => says('Je passe vendredi'),
    'once a member has stopped it': (request) => fill(request, 'stop'),
    'once the last text did not arrive': ({ texts: [text], companyId }) =>
      world.app.textReported(
        { companyId, textId: text?.id ?? '' },
        { sid: text?.sid ?? '', state: 'failed', failure: 'unreachable' },
      ),
  };
  test.each(Object.entries(stops))('%s', async (name, stop) => {
    const request = await (name.includes('arrive') ? sentOnly() : asked());
    await stop(request);
    await world.app.deliverDue();
    await days(20);
    expect(reminders()).toEqual([]);
    expect(told(request)).not.toContain('reminder-sent');
  });
  const sentOnly = async () => {
    const request = await ask();
    mine = request.reference;
    await world.app.deliverDue();
    return now(request);
  };

  test('once the customer said stop; after START and a member’s word they are again', async () => {
    const request = await asked();
    await says('ARRET');
    await days(8);
    expect(reminders()).toEqual([]);
    expect(await fill(request, 'start')).toMatchObject({ refusal: { code: 'not-remindable' } });
    await says('START');
    expect(await fill(request, 'start')).toMatchObject({ kind: 'reminders-changed' });
    await days(3);
    expect(reminders()).toHaveLength(1);
    await says('ARRET');
    await says('START');
  });

  test('after the link is closed, nor so late that it closes the same day', async () => {
    const request = await asked();
    await world.store.requests.replace({
      ...request,
      linkExpiresAt: new Date(Number(world.clock.at) + 3.5 * DAY * 1000),
    });
    await days(20);
    expect(reminders()).toEqual([]);
  });

  test('where the company wants no reminders, or has none in the customer’s language', async () => {
    const company = (await world.store.companies.get(garage.id))!;
    await world.store.companies.replace({ ...company, reminders: { days: [] } });
    later(60);
    expect(await now(await ask())).toMatchObject({ reminders: { days: [], sent: 0 } });
    const { reminders: _, ...again } = (await world.store.companies.get(garage.id))!;
    await world.store.companies.replace(again);
    later(60);
    const request = await asked();
    await world.store.replies.insert({
      ...{ id: `rep_${garage.id}_reminder`, companyId: garage.id, revision: 0, purpose: 'reminder' },
      ...{ texts: { en: 'Reminder {link}' }, changed: { by: 'Marc', at: world.clock.at } },
    });
    await days(4);
    expect(reminders()).toEqual([]);
    expect(texts().filter((body) => body.startsWith('Reminder'))).toEqual([]);
    expect((await now(request)).reminders?.stopped).toMatchObject({ why: 'no-words' });
    const reply = (await world.store.replies.get(garage.id, `rep_${garage.id}_reminder`))!;
    await world.store.replies.replace({ ...reply, deletedAt: world.clock.at });
  });
});

describe('a member', () => {
  test('reminds now, once however often they press, and the next waits two days at least', async () => {
    const request = await asked();
    await days(2);
    expect(await fill(request, 'now', '', 'once')).toMatchObject({ kind: 'reminders-changed' });
    expect(await fill(request, 'now', '', 'once')).toMatchObject({ kind: 'reminders-changed' });
    await world.app.deliverDue();
    expect(reminders()).toHaveLength(1);
    expect(await fill(request, 'now')).toMatchObject({ refusal: { code: 'reminded-today' } });
    await days(1.9);
    expect(reminders()).toHaveLength(1);
    await days(0.3);
    expect(reminders()).toHaveLength(2);
  });

  test('reminds by night, and it goes in the morning', async () => {
    const request = await asked();
    later(10 * HOUR);
    expect(await fill(request, 'now')).toMatchObject({ nextAt: earliest(world.clock.at, PLACE) });
    await world.app.deliverDue();
    expect(reminders()).toEqual([]);
    await days(0.5);
    expect(reminders()).toHaveLength(1);
  });

  test('skips the next, notes a promise, and is asked for a day that can be', async () => {
    const request = await asked();
    expect(await fill(request, 'skip')).toMatchObject({ nextAt: daysAfter(request.createdAt, 7, PLACE) });
    const day = (ahead: number) => new Date(Number(world.clock.at) + ahead * DAY * 1000).toISOString().slice(0, 10);
    expect(await fill(request, 'promised', '')).toMatchObject({ problem: { code: 'promise-unreadable' } });
    expect(await fill(request, 'promised', day(-2))).toMatchObject({ problem: { code: 'promise-past' } });
    expect(await fill(request, 'promised', day(40))).toMatchObject({ problem: { code: 'promise-too-far' } });
    await fill(request, 'promised', day(9));
    await days(9.5);
    expect(reminders()).toEqual([]);
    await days(1);
    expect(reminders()).toHaveLength(1);
  });

  test('who wants one that no time is left for is told so, and it is not sent beside what is asked for anew', async () => {
    const request = await asked();
    await world.store.requests.replace({
      ...request,
      linkExpiresAt: new Date(Number(world.clock.at) + 3 * HOUR * 1000),
    });
    expect(await fill(request, 'now')).toMatchObject({ refusal: { code: 'reminder-too-late' } });
    await days(1 / 24);
    expect(reminders()).toEqual([]);
    await world.app.press(visitOf(world.marc, unique('again:')), { action: 'request.send-again', value: request.id });
    await world.app.deliverDue();
    await delivered(request);
    await days(0.25);
    expect(reminders()).toEqual([]);
  });

  test('of another company finds nothing', async () => {
    const request = await asked();
    const stranger = { ...world.marc, workspaceId: 'slack:T9' } as const;
    const filled = { form: 'reminders', values: { deed: 'now', until: '' }, state: request.id };
    expect(await screenOf(world.app.form(visitOf(stranger, 'x'), filled, 'sent'))).not.toMatchObject({
      kind: 'reminders-changed',
    });
    expect(await fill({ ...request, id: 'pay_none' }, 'now')).toMatchObject({ refusal: { code: 'request-gone' } });
    expect(await fill(request, '__proto__')).toMatchObject({ problem: { code: 'form-outdated' } });
  });

  test('sends it again, and the days count from then', async () => {
    const request = await asked();
    await days(2);
    await screenOf(world.app.press(visitOf(world.marc, 'again'), { action: 'request.send-again', value: request.id }));
    await world.app.deliverDue();
    await delivered(request);
    await days(2.5);
    expect(reminders()).toEqual([]);
    await days(1);
    expect(reminders()).toHaveLength(1);
  });
});

test('a customer in another time zone is reminded by their day, and by the company’s new one once it moves', async () => {
  const request = await asked();
  const company = (await world.store.companies.get(garage.id))!;
  // Their number says Quebec, whatever the company says of itself.
  await world.store.companies.replace({ ...company, timeZone: 'Europe/Paris' });
  await days(3.1);
  expect(reminders()).toHaveLength(1);
  expect((await now(request)).reminders?.place.timeZone).toBe('America/Toronto');
});
