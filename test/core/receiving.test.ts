import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReceivedText } from '../../src/conversations/received-text.ts';
import { hasOptedOut } from '../../src/customers/customer.ts';
import { eventually } from '../fixtures/reading.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { quickpayOf, strangerOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const text = (sid: string, from: string, body: string, more: Partial<ReceivedText> = {}) =>
  world.app.textReceived({ sid, from, to: world.company.textSender, body, media: 0, ...more });
async function isOut(phone: string): Promise<boolean | undefined> {
  const customer = await world.store.customers.byPhone(world.company.id, phone);
  return customer && hasOptedOut(customer);
}

test('whoever says stop before we know them is never asked by text', async () => {
  const phone = '+15145550177';
  await text('SM1', phone, 'Arrêt');
  expect(await isOut(phone)).toBe(true);
  const line = await quickpayOf(world.app, world.marc).line(`${phone} 12 RO1`, 'command:1');
  expect(line).toMatchObject({
    kind: 'quickpay-form',
    problems: { customer: { code: 'customer-opted-out', phone } },
    mail: { why: 'opted-out' },
  });
  expect(line).not.toHaveProperty('preview');
});

test('whoever writes anything else before we know them becomes no customer by that', async () => {
  await text('SM2', '+15145550178', 'Allo');
  expect(await isOut('+15145550178')).toBeUndefined();
});

describe('a word that the carrier does not know is answered in its language:', () => {
  const answers = async (phone: string) => {
    await world.app.deliverDue();
    return world.sms.taken.flatMap(({ to, body }) => (to === phone ? [body] : []));
  };
  const STOPPED = 'Garage Boréal : vous ne recevrez plus nos textos. Pour recommencer, répondez START.';

  test('ARRET, though the number is closed by then, and once in five minutes', async () => {
    const phone = '+15145550301';
    await text('SM301', phone, 'Arrêt');
    expect(await answers(phone)).toEqual([STOPPED]);
    await text('SM301', phone, 'Arrêt');
    await Promise.all([text('SM302', phone, 'ARRET'), text('SM303', phone, 'arrêter')]);
    expect(await answers(phone)).toEqual([STOPPED]);
    expect(await isOut(phone)).toBe(true);
    const now = world.clock.at;
    world.clock.at = minutesAfter(5, now);
    await text('SM304', phone, 'ARRET');
    expect(await answers(phone)).toEqual([STOPPED, STOPPED]);
    world.clock.at = now;
  });

  test('AIDE says whom to call, and REPRENDRE that texts come again', async () => {
    const phone = '+15145550302';
    await text('SM311', phone, 'aide');
    await text('SM312', phone, 'Reprendre');
    expect((await answers(phone)).toSorted()).toEqual([
      'Garage Boréal : appelez au 514 555-0100. Répondez ARRET pour ne plus recevoir de textos.',
      'Garage Boréal : vous recevrez de nouveau nos textos. Répondez ARRET pour ne plus en recevoir.',
    ]);
  });

  test('and nothing is said twice: not to its own words, to what it has read itself, or to what was found later', async () => {
    const phone = '+15145550303';
    for (const [place, word] of ['STOP', 'HELP', 'START', 'unsubscribe', 'INFO'].entries())
      await text(`SM32${place}`, phone, word);
    await text('SM329', phone, 'ARRET', { heard: 'stop' });
    world.sms.received.push({
      ...{ sid: 'SM330', from: phone, to: world.company.textSender, body: 'ARRET', media: 0 },
      at: world.clock.at,
    });
    await world.app.reconcileTexts(minutesAfter(-60, world.clock.at));
    expect(await answers(phone)).toEqual([]);
  });

  test('an answer whose call came to nothing clear is looked for before it is sent again', async () => {
    const phone = '+15145550304';
    world.sms.fates.next('lost');
    await text('SM341', phone, 'ARRET');
    expect(await answers(phone)).toHaveLength(1);
    const now = world.clock.at;
    world.clock.at = minutesAfter(1, now);
    expect(await answers(phone)).toHaveLength(1);
    const [answer] = await world.store.outgoingTexts.latestTo(world.company.id, phone, 1);
    expect(answer).toMatchObject({ answers: 'stop', state: 'queued', sid: expect.any(String), outbox: [] });
    world.clock.at = now;
  });
});

test('who says stop is read to have, and can be sent nothing again until they say start', async () => {
  const phone = '+15145550311';
  const ask = quickpayOf(world.app, world.marc);
  await ask.line(`${phone} 12 RO311`, 'command:311');
  const draft = await world.store.drafts.byKey(world.company.id, 'command:311');
  await ask.press({ action: 'quickpay.send', value: draft?.id ?? '', key: 'press:311' });
  await world.app.deliverDue();
  const card = () =>
    world.chat.posted
      .filter(({ versions: [first] }) => first?.kind === 'request' && first.request.customer.phone === phone)
      .map(({ versions }) => versions.at(-1));
  const said = () =>
    world.chat.posted.flatMap(({ versions: [first] }) =>
      first?.kind === 'news' && first.customer.phone === phone && first.news.kind === 'customer-replied'
        ? [first.news.said, ...(first.optedOut ? ['out'] : [])]
        : [],
    );
  expect(card()).toMatchObject([{ optedOut: false }]);
  await text('SM351', phone, 'ARRET');
  await world.app.deliverDue();
  expect([card(), said()]).toMatchObject([[{ optedOut: true }], ['stop', 'out']]);
  await text('SM352', phone, 'Bonjour');
  await text('SM353', phone, 'START');
  await world.app.deliverDue();
  expect([card(), said()]).toMatchObject([[{ optedOut: false }], ['stop', 'out', undefined, 'out', 'start']]);
});

test('who texts a card number is asked not to, once a day, and the room reads that it is masked', async () => {
  const phone = '+15145550321';
  await text('SM361', phone, 'Voici : 4242 4242 4242 4242');
  await text('SM362', phone, 'ou 5555 5555 5555 4444');
  await world.app.deliverDue();
  expect(world.sms.taken.filter(({ to }) => to === phone).map(({ body }) => body)).toEqual([
    "Garage Boréal : ne textez jamais un numéro de carte. Nous ne l'avons pas gardé.",
  ]);
  const first = await world.store.texts.bySid(world.company.id, 'SM361');
  expect(first).toMatchObject({ body: 'Voici : •••• •••• •••• 4242', masked: true });
  const shown = world.chat.posted.flatMap(({ versions: [one] }) =>
    one?.kind === 'news' && one.customer.phone === phone ? [one.news] : [],
  );
  expect(shown).toMatchObject([{ masked: true }]);
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

describe('a word that is found late says nothing where a newer one stands:', () => {
  test('an ARRET older than the START that lifted an earlier one', async () => {
    const phone = '+15145550180';
    await text('SM10', phone, 'STOP', { at: minutesAfter(-90) });
    await text('SM11', phone, 'START', { at: minutesAfter(-30) });
    await text('SM12', phone, 'ARRET', { at: minutesAfter(-60) });
    expect(await isOut(phone)).toBe(false);
  });

  test('a START older than an ARRET, and than what the carrier refused', async () => {
    const phone = '+15145550181';
    await text('SM20', phone, 'ARRET', { at: minutesAfter(-30) });
    await text('SM21', phone, 'START', { at: minutesAfter(-60) });
    expect(await isOut(phone)).toBe(true);
    await text('SM22', phone, 'START', { at: minutesAfter(-20) });
    expect(await isOut(phone)).toBe(false);
  });

  test('but an ARRET written while the START before it was still on its way to us counts', async () => {
    const phone = '+15145550182';
    await text('SM30', phone, 'STOP', { at: minutesAfter(-60) });
    await text('SM31', phone, 'START');
    await text('SM32', phone, 'ARRET', { at: new Date(NOON.getTime() - 5_000) });
    expect(await isOut(phone)).toBe(true);
  });

  test('and an ARRET counts whenever a member asked them meanwhile', async () => {
    const phone = '+15145550183';
    await quickpayOf(world.app, world.marc).line(`${phone} 12 RO3`, 'command:asked');
    const draft = await world.store.drafts.byKey(world.company.id, 'command:asked');
    await quickpayOf(world.app, world.marc).press({
      action: 'quickpay.send',
      value: draft?.id ?? '',
      key: 'press:asked',
    });
    expect(await isOut(phone)).toBe(false);
    await text('SM40', phone, 'ARRET', { at: minutesAfter(-30) });
    expect(await isOut(phone)).toBe(true);
  });
});

test('what the carrier took for a stop or a start counts, whatever the words are', async () => {
  const phone = '+15145550184';
  await text('SM50', phone, 'Assez!', { heard: 'stop' });
  expect(await isOut(phone)).toBe(true);
  await text('SM51', phone, 'Encore', { heard: 'start' });
  expect(await isOut(phone)).toBe(false);
  await text('SM52', phone, 'STOP', { heard: 'help' });
  expect(await isOut(phone)).toBe(false);
});

test('a card number is masked in what is kept as their word, too', async () => {
  const phone = '+15145550189';
  await text('SM53', phone, 'Assez ! Prenez 4242 4242 4242 4242', { heard: 'stop' });
  const customer = await world.store.customers.byPhone(world.company.id, phone);
  expect(customer?.consent).toMatchObject([
    { level: 'none', proof: expect.stringMatching(/^Assez ! Prenez [•\s]+4242$/) },
  ]);
});

test('whoever is no number is shown, and never kept as somebody to text', async () => {
  await text('SM60', '32665', 'STOP');
  await world.app.deliverDue();
  expect(await isOut('32665')).toBeUndefined();
  expect(world.chat.posted.at(-1)?.versions[0]).toMatchObject({ kind: 'incoming-text', text: { phone: '32665' } });
});

test('a text longer than any channel carries is cut where everybody sees it', async () => {
  await text('SM61', '+15145550185', 'x'.repeat(60_000));
  const { body } = (await world.store.texts.bySid(world.company.id, 'SM61')) ?? {};
  expect([body?.length, body?.endsWith('x…')]).toEqual([10_001, true]);
  await text('SM62', 'Ma carte 4242424242424242', 'Bonjour');
  expect((await world.store.texts.bySid(world.company.id, 'SM62'))?.phone).toBe('Ma carte ••••••••••••4242');
});

test('a stop to another number of the account counts for the one company there is, and is shown to nobody', async () => {
  const phone = '+15145550186';
  await world.app.deliverDue();
  const shown = world.chat.posted.length;
  expect(await text('SM70', phone, 'ARRET', { to: '+15145559999' })).toBe(false);
  expect(await text('SM71', '+15145550187', 'Allo', { to: '+15145559999' })).toBe(false);
  await world.app.deliverDue();
  expect([await isOut(phone), await isOut('+15145550187'), world.chat.posted.length]).toEqual([true, undefined, shown]);
});

test('a start to another number of the account lifts no stop that was said to the company', async () => {
  const phone = '+15145550190';
  await text('SM80', phone, 'ARRET');
  expect(await text('SM81', phone, 'START', { to: '+15145559999' })).toBe(false);
  expect(await isOut(phone)).toBe(true);
  await text('SM82', phone, 'START');
  expect(await isOut(phone)).toBe(false);
});

describe('before the set-up', () => {
  const SENDER = '+15145550111';
  const SERVICE = `MG${'2'.repeat(32)}`;
  const SETUP = { name: 'Garage Boréal', phone: '514 555-0100', language: 'fr-CA', timeZone: 'America/Toronto' };
  const room = { id: 'slack:T1/C1', name: 'service' } as const;
  let early: World;
  beforeAll(async () => {
    early = await createWorld({ founded: false });
  });
  afterAll(() => early.close());

  test('a stop is kept for the company that is founded on the number, and a start after it, too', async () => {
    const say = (sid: string, from: string, body: string, minute: number, to = SENDER) =>
      early.app.textReceived({ sid, from, to, service: SERVICE, body, media: 0, at: minutesAfter(minute) });
    expect(await say('SM1', '+15145550170', 'ARRET', -60)).toBe(false);
    await say('SM2', '+15145550171', 'STOP', -59);
    await say('SM3', '+15145550171', 'START', -58);
    await say('SM4', '+15145550172', 'Bonjour', -57);
    await early.app.textReceived({ sid: 'SM5', from: '+15145550173', to: '+15145559999', body: 'STOP', media: 0 });
    expect(await strangerOf(early.app, 'slack:T1', room).setUp(SETUP)).toMatchObject({ kind: 'set-up' });

    const company = await early.store.companies.byTextSender(SENDER);
    const out = async (phone: string) => {
      const customer = await early.store.customers.byPhone(company?.id ?? '', phone);
      return customer && hasOptedOut(customer);
    };
    expect(await out('+15145550170')).toBe(true);
    expect(await out('+15145550171')).not.toBe(true);
    expect(await out('+15145550172')).toBeUndefined();
    expect(await out('+15145550173')).toBeUndefined();
    expect([await early.store.earlyWords.of(SENDER), (await early.store.earlyWords.of(SERVICE)).length]).toEqual([
      [],
      3,
    ]);
    // Its room hears of the set-up alone.
    expect(early.chat.posted).toHaveLength(1);
  });

  test('what a process kept that died before it handed over is handed over at the next start', async () => {
    const said = { word: { kind: 'stop' }, phone: '+15145550174', proof: 'STOP', at: minutesAfter(-1) } as const;
    await early.store.earlyWords.keep(SENDER, said);
    early.restart().start();
    const company = await early.store.companies.byTextSender(SENDER);
    await eventually(
      'the stop is obeyed',
      async () =>
        (await early.store.customers.byPhone(company?.id ?? '', said.phone))?.consent.at(-1)?.level === 'none',
    );
  });
});
