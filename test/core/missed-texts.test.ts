import { describe, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import { carrier, DAY, JULIE, openCarrier, world } from '../fixtures/carrier.ts';
import { eventually } from '../fixtures/reading.ts';
import { minutesAfter } from '../fixtures/requests.ts';

openCarrier();

describe('texts of customers that nobody told of', () => {
  test('are shown in their order, once, with the time they were written; what was told is left alone', async () => {
    carrier.listed('SM1', 'un', 600);
    await carrier.told(carrier.listed('SM2', 'deux', 500));
    carrier.listed('SM3', 'trois', 400, { media: 2 });
    const { texts } = await carrier.look();
    expect(texts).toEqual([
      { from: JULIE, at: carrier.ago(600) },
      { from: JULIE, at: carrier.ago(400) },
    ]);
    expect((await carrier.look()).texts).toEqual([]);
    const bodies = carrier.shown().map((one) => ('body' in one ? one.body : undefined));
    expect(bodies.toSorted()).toEqual(['deux', 'trois', 'un']);
    expect(bodies.indexOf('un')).toBeLessThan(bodies.indexOf('trois'));
    expect(carrier.shown().find((one) => 'body' in one && one.body === 'trois')).toMatchObject({
      at: carrier.ago(400),
      media: 2,
      late: true,
    });
  });

  test('count as if they had been told: an ARRET stops texts', async () => {
    carrier.listed('SM1', 'Arrêt', 600);
    await carrier.look();
    expect(await carrier.isOut()).toBe(true);
  });

  test('from before the company was there are not shown, but an ARRET among them counts', async () => {
    world.clock.at = minutesAfter(30);
    carrier.listed('SM1', 'Bonjour', 60);
    carrier.listed('SM2', 'ARRET', 50);
    expect((await carrier.look()).texts).toEqual([]);
    expect([await carrier.isOut(), carrier.shown()]).toEqual([true, []]);
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
    const texts = words.map(([body], place) => carrier.listed(`SM${place}`, body, 100 - place));
    for (const [place, text] of texts.entries()) if (words[place]?.[1]) await carrier.told(text);
    await carrier.look();
    expect((await carrier.isOut()) ?? false).toBe(out);
    expect(carrier.shown()).toHaveLength(words.length);
  });

  test('hold each other up no more than they must: one that cannot be taken is left', async () => {
    carrier.listed('SM1', 'un', 600, { media: 1.5 });
    carrier.listed('SM2', 'deux', 500);
    expect((await carrier.look()).texts).toEqual([{ from: JULIE, at: carrier.ago(500) }]);
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
      return until?.getTime() === world.clock.at.getTime();
    });
    await app.stop();
    return world.sms.asked.at(-1)?.since;
  };

  test('it looks back three days at first, then to its last look and an hour more, however long that is ago', async () => {
    expect(await started()).toEqual(carrier.ago(3 * DAY));
    const last = world.clock.at;
    world.clock.at = new Date(last.getTime() + 9 * DAY * 60_000);
    expect(await started()).toEqual(new Date(last.getTime() - 3_600_000));
    world.clock.at = new Date(last.getTime() + 99 * DAY * 60_000);
    expect(await started()).toEqual(carrier.ago(30 * DAY));
  });

  test('what could not be looked at to the end is looked at again', async () => {
    await started();
    const last = world.clock.at;
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
