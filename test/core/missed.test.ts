import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import type { ReceivedText } from '../../src/conversations/received-text.ts';
import { hasOptedOut } from '../../src/customers/customer.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { News } from '../../src/messages.ts';
import { eventually } from '../fixtures/reading.ts';
import { freshRequest, minutesAfter } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const JULIE = '+15145550188';
const DAY = 24 * 60;

let world: World;
beforeEach(async () => {
  world = await createWorld();
  world.clock.at = minutesAfter(40 * DAY);
});
afterEach(() => world.close());

const now = () => world.clock.at;
const ago = (minutes: number) => new Date(now().getTime() - minutes * 60_000);

/** The carrier lists it; nobody was told. */
function listed(sid: string, body: string, minutes: number, more: Partial<ReceivedText> = {}): ReceivedText {
  const text = { sid, from: JULIE, to: world.company.textSender, body, media: 0, at: ago(minutes), ...more };
  world.sms.received.push(text);
  return text;
}
/** Listed, and told two seconds later. */
async function told({ at, ...text }: ReceivedText): Promise<void> {
  const then = now();
  world.clock.at = new Date((at ?? then).getTime() + 2_000);
  await world.app.textReceived(text);
  world.clock.at = then;
}

async function look(days = 3) {
  const missed = await world.app.reconcileTexts(ago(days * DAY));
  await world.app.deliverDue();
  return missed;
}
const shown = (): (IncomingText | News)[] =>
  world.chat.posted.flatMap(({ versions: [first] }): (IncomingText | News)[] =>
    first?.kind === 'incoming-text' ? [first.text] : first?.kind === 'news' ? [first.news] : [],
  );
async function isOut(phone = JULIE): Promise<boolean | undefined> {
  const customer = await world.store.customers.byPhone(world.company.id, phone);
  return customer && hasOptedOut(customer);
}

describe('texts of customers that nobody told of', () => {
  test('are shown in their order, once, with the time they were written; what was told is left alone', async () => {
    listed('SM1', 'un', 600);
    await told(listed('SM2', 'deux', 500));
    listed('SM3', 'trois', 400, { media: 2 });
    const { texts } = await look();
    expect(texts).toEqual([
      { from: JULIE, at: ago(600) },
      { from: JULIE, at: ago(400) },
    ]);
    expect((await look()).texts).toEqual([]);
    const bodies = shown().map((one) => ('body' in one ? one.body : undefined));
    expect(bodies.toSorted()).toEqual(['deux', 'trois', 'un']);
    expect(bodies.indexOf('un')).toBeLessThan(bodies.indexOf('trois'));
    expect(shown().find((one) => 'body' in one && one.body === 'trois')).toMatchObject({
      at: ago(400),
      media: 2,
      late: true,
    });
  });

  test('count as if they had been told: an ARRET stops texts', async () => {
    listed('SM1', 'Arrêt', 600);
    await look();
    expect(await isOut()).toBe(true);
  });

  test('from before the company was there are not shown, but an ARRET among them counts', async () => {
    world.clock.at = minutesAfter(30);
    listed('SM1', 'Bonjour', 60);
    listed('SM2', 'ARRET', 50);
    expect((await look()).texts).toEqual([]);
    expect([await isOut(), shown()]).toEqual([true, []]);
  });

  test.each<[string, [body: string, told: boolean][], boolean]>([
    [
      'a lost ARRET before a START that was told',
      [
        ['ARRET', false],
        ['START', true],
      ],
      false,
    ],
    [
      'a lost START before an ARRET that was told',
      [
        ['START', false],
        ['ARRET', true],
      ],
      true,
    ],
    [
      'an ARRET that was told before a lost START',
      [
        ['ARRET', true],
        ['START', false],
      ],
      false,
    ],
    [
      'a lost ARRET before a lost START',
      [
        ['ARRET', false],
        ['START', false],
      ],
      false,
    ],
    [
      'a lost START before a lost ARRET',
      [
        ['START', false],
        ['ARRET', false],
      ],
      true,
    ],
    [
      'all lost but the middle',
      [
        ['STOP', false],
        ['START', true],
        ['ARRET', false],
      ],
      true,
    ],
    [
      'a lost ARRET before other words',
      [
        ['ARRET', false],
        ['Bonjour', false],
      ],
      true,
    ],
  ])('of a person’s words the last one counts: %s', async (_, words, out) => {
    const texts = words.map(([body], place) => listed(`SM${place}`, body, 100 - place));
    for (const [place, text] of texts.entries()) if (words[place]?.[1]) await told(text);
    await look();
    expect((await isOut()) ?? false).toBe(out);
    expect(shown()).toHaveLength(words.length);
  });

  test('hold each other up no more than they must: one that cannot be taken is left', async () => {
    listed('SM1', 'un', 600, { media: 1.5 });
    listed('SM2', 'deux', 500);
    expect((await look()).texts).toEqual([{ from: JULIE, at: ago(500) }]);
  });
});

describe('texts of ours whose report nobody told', () => {
  const SID = `SM${'1'.repeat(32)}`;

  async function sent(reference: string, minutes: number, more: object = {}) {
    const text = { id: 'txt_1', sid: SID, state: 'queued', at: ago(minutes), ...more } as const;
    const id = `pay_${reference}`;
    const request = freshRequest({ id, key: id, linkHash: id, reference, texts: [text], outbox: [] });
    const { due: _, debt: __, ...rest } = request;
    await world.store.requests.insert({ ...rest, companyId: world.company.id });
    return async () => (await world.store.requests.get(world.company.id, id))?.texts[0];
  }

  test('are asked about: the card and the thread say what became of them', async () => {
    const text = await sent('RO1', 600);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'landline' });
    const { reports } = await look();
    expect(reports).toEqual([{ reference: 'RO1', state: 'failed', failure: 'landline' }]);
    expect(await text()).toMatchObject({ state: 'failed', reason: 'landline' });
    expect(shown().map((one) => 'kind' in one && one.kind)).toEqual(['text-failed']);
    expect((await look()).reports).toEqual([]);
  });

  test('and a carrier that refuses the number for good is remembered', async () => {
    await told(listed('SM9', 'STOP', 1));
    await told(listed('SM10', 'START', 1));
    await sent('RO1', 600);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'opted-out' });
    await look();
    expect(await isOut()).toBe(true);
  });

  test('change nothing when the carrier has nothing new to say, or does not know them', async () => {
    const [known, unknown] = [await sent('RO1', 600, { state: 'sent' }), await sent('RO2', 600, { sid: `${SID}2` })];
    world.sms.reports.set(SID, { sid: SID, state: 'queued' });
    expect((await look()).reports).toEqual([]);
    expect([await known(), await unknown()]).toMatchObject([{ state: 'sent' }, { state: 'queued' }]);
  });

  test('are asked about no more once the carrier has said its last word, or has been silent for days', async () => {
    await sent('RO1', 600, { state: 'delivered' });
    await sent('RO2', 600, { sid: undefined });
    await sent('RO3', 7 * DAY);
    world.sms.reports.set(SID, { sid: SID, state: 'failed', failure: 'landline' });
    expect((await look()).reports).toEqual([]);
    expect((await look(5)).reports).toMatchObject([{ reference: 'RO3' }]);
  });

  test('are all asked about, however many there are', async () => {
    for (let place = 0; place < 450; place += 1) {
      const sid = `SM${place}`;
      await sent(`RO${place}`, 600 - place / 60, { sid });
      world.sms.reports.set(sid, { sid, state: 'delivered' });
    }
    expect((await look()).reports).toHaveLength(450);
  });
});

describe('at start', () => {
  const started = async () => {
    const asked = world.sms.asked.length;
    const app = world.restart();
    app.start();
    await eventually('a look', () => world.sms.asked.length > asked);
    await eventually('that it was seen', async () => {
      const until = await world.store.jobs.seenUntil('missed-texts');
      return until?.getTime() === now().getTime();
    });
    await app.stop();
    return world.sms.asked.at(-1)?.since;
  };

  test('it looks back three days at first, then to its last look and an hour more, however long that is ago', async () => {
    expect(await started()).toEqual(ago(3 * DAY));
    const last = now();
    world.clock.at = new Date(last.getTime() + 9 * DAY * 60_000);
    expect(await started()).toEqual(new Date(last.getTime() - 3_600_000));
    world.clock.at = new Date(last.getTime() + 99 * DAY * 60_000);
    expect(await started()).toEqual(ago(30 * DAY));
  });

  test('what could not be looked at to the end is looked at again', async () => {
    await started();
    const last = now();
    world.clock.at = new Date(last.getTime() + DAY * 60_000);
    world.sms.fates.next(new Outage('twilio', 'messages.list', { outcome: 'no' }));
    const app = world.restart();
    const asked = world.sms.asked.length;
    app.start();
    await eventually('a look', () => world.sms.asked.length > asked);
    await app.stop();
    expect(await world.store.jobs.seenUntil('missed-texts')).toEqual(last);
    expect(await started()).toEqual(new Date(last.getTime() - 3_600_000));
  });

  test('it asks for every number that texts of a company go out from', async () => {
    await started();
    expect(world.sms.asked.at(-1)?.senders).toEqual([world.company.textSender]);
  });
});
