import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { addressIn } from '../../adapters/twilio/addresses.ts';
import { mountTwilio } from '../../adapters/twilio/webhook.ts';
import { createRandom, type Random } from '../../sandbox/stand-in.ts';
import { maskCardNumbers } from '../../src/conversations/card-numbers.ts';
import { isPhone } from '../../src/kernel/phone.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';
import { type Rig, serve } from './web-rig.ts';

const MUTATIONS = 500;
const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_stand_in' };
const PUBLIC_URL = 'https://pay.example.com';
/** Whose name is in no form: nothing may ever happen to them. */
const BYSTANDER = '+15145550199';

const seed = Number(process.env.SEED) || createRandom().seed;

let world: World;
let rig: Rig;
beforeAll(async () => {
  world = await createWorld();
  rig = await serve(({ server, count }, log) => {
    mountTwilio(server, { app: world.app, account, publicUrl: PUBLIC_URL, log, count });
    server.post('/read', express.urlencoded({ extended: false }), ({ body }, response) => void response.json(body));
  });
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

/** A form, parameter by parameter as it travels: names may come twice, and values be no text at all. */
type Form = [name: string, encoded: string][];

/** Values that a form may carry, percent-encoded. */
const ODD = [
  '',
  '%00',
  'STOP%00',
  '%ED%A0%80', // half of a surrogate pair
  '%F0%9F%9A', // a letter cut off in the middle
  '%C0%AE',
  '%FF%FE',
  '%',
  '%zz',
  '%0D%0A',
  '%E2%80%AE+15145550199', // turns the direction of what follows
  `${'9'.repeat(400)}`,
  '1e309',
  '-1',
  '1.5',
  'NaN',
  'null',
  'undefined',
  '%5Bobject+Object%5D',
  '%7B%22%24ne%22%3A1%7D',
  '__proto__',
  'constructor',
  'toString',
  'rcs%3A%2B15145550177',
  'whatsapp%3A%2B15145550177',
  'whatsapp%3Awhatsapp%3A%2B15145550177',
  'rcs%3A',
  '%2B',
  '%2B0',
  '32665',
  'AMAZON',
  'messenger%3A1234',
  'Arr%C3%AAt',
  'START',
  'HELP',
  '4242+4242+4242+4242',
  '%F0%9F%91%A9%E2%80%8D%F0%9F%94%A7'.repeat(200),
  'x'.repeat(40_000),
];
const NAMES = ['__proto__', 'constructor', 'Body[]', 'From[0]', 'From.x', '%00', '', 'hasOwnProperty', '$where'];

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;

const MUTATE: ((form: Form, random: Random) => Form)[] = [
  (form, random) => form.filter((_, at) => at !== Math.floor(random.next() * form.length)),
  (form, random) => [...form, [pick(random, form)[0], pick(random, ODD)]],
  (form, random) => [...form, pick(random, form)],
  (form, random) => [...form, [pick(random, NAMES), pick(random, ODD)]],
  (form, random) => form.map(([name, value]) => [name, random.chance(0.3) ? pick(random, ODD) : value]),
  (form, random) => form.map(([name]) => [name, pick(random, form)[1]]),
  (form, random) => form.toSorted(() => random.next() - 0.5),
];

function mutated(form: Form, random: Random): Form {
  let next = form;
  for (let times = 1 + Math.floor(random.next() * 4); times > 0 && next.length > 0; times -= 1) {
    next = pick(random, MUTATE)(next, random);
  }
  return next;
}

const written = (form: Form): string => form.map(([name, value]) => `${name}=${value}`).join('&');

const send = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(rig.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

/** Signed over what a server reads in it. Gives the status and what was read. */
async function post(path: string, form: Form): Promise<{ status: number; read: Record<string, unknown> }> {
  const body = written(form);
  const answer = await send('/read', body);
  const read: Record<string, unknown> = answer.ok ? JSON.parse(await answer.text()) : {};
  const signature = getExpectedTwilioSignature(account.authToken, PUBLIC_URL + path, read);
  return { status: (await send(path, body, { 'x-twilio-signature': signature })).status, read };
}

/** Signatures are checked for the account: most mutants keep it, or nothing behind the door is tried. */
const withAccount = (form: Form, random: Random): Form =>
  random.chance(0.9) ? [...form.filter(([name]) => name !== 'AccountSid'), ['AccountSid', account.accountSid]] : form;

test(`${MUTATIONS} mutated texts of customers, rightly signed: no 5xx, and nothing for anybody else (SEED=${seed})`, async () => {
  const random = createRandom(seed);
  const senders = new Set<string>();
  const statuses = new Map<number, number>();
  for (let count = 0; count < MUTATIONS; count += 1) {
    const sid = `SM${random.text(32, '0123456789abcdef')}`;
    const form: Form = [
      ['MessageSid', sid],
      ['SmsSid', sid],
      ['From', `%2B1514555${1000 + Math.floor(random.next() * 50)}`],
      ['To', encodeURIComponent(world.company.textSender)],
      ['Body', pick(random, ['Bonjour', 'STOP', 'Arr%C3%AAt', 'START', 'Prenez+ma+carte+4242424242424242'])],
      ['NumMedia', pick(random, ['0', '1', '11'])],
      ['MediaUrl0', 'https%3A%2F%2Fapi.twilio.com%2FMedia%2FME1'],
      ['MediaContentType0', 'image%2Fjpeg'],
      ['NumSegments', '1'],
      ['SmsStatus', 'received'],
      ['OptOutType', pick(random, ['STOP', 'START', 'HELP', ''])],
      ['ApiVersion', '2010-04-01'],
    ];
    const { status, read } = await post('/twilio/inbound', withAccount(mutated(form, random), random));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const from = addressIn(read.From);
    if (from) senders.add(isPhone(from) ? from : maskCardNumbers(from));
  }
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(rig.logged.filter(({ level }) => level === 'error')).toEqual([]);
  // The door is not simply closed.
  expect(statuses.get(200)).toBeGreaterThan(MUTATIONS / 2);

  const { customers } = world.store;
  const everybody = await customers.search(world.company.id, '', 1_000);
  expect(everybody.length).toBeGreaterThan(10);
  expect(everybody.filter(({ phone = '' }) => !senders.has(phone))).toEqual([]);
  expect(await customers.byPhone(world.company.id, BYSTANDER)).toBeUndefined();
  await world.app.deliverDue();
  const shown = world.chat.posted.flatMap(({ versions: [first] }) =>
    first?.kind === 'incoming-text' ? [first.text.phone] : first?.kind === 'news' ? [first.customer.phone ?? ''] : [],
  );
  expect(shown.filter((phone) => !senders.has(phone))).toEqual([]);
  expect(JSON.stringify(world.chat.posted)).not.toContain('4242424242424242');
}, 60_000);

test(`${MUTATIONS} mutated reports on texts, rightly signed: no 5xx, and no other text is touched (SEED=${seed})`, async () => {
  const random = createRandom(seed + 1);
  const ask = (id: string) =>
    freshRequest({
      id,
      key: id,
      companyId: world.company.id,
      linkHash: id,
      debt: id,
      texts: [{ id: 'txt_1', state: 'queued', at: world.clock.at }],
      cards: [],
    });
  for (const id of ['pay_reported', 'pay_bystander']) expect(await world.store.requests.insert(ask(id))).toBe(true);
  const statuses = new Map<number, number>();
  for (let count = 0; count < MUTATIONS; count += 1) {
    const form: Form = [
      ['MessageSid', `SM${'1'.repeat(32)}`],
      ['MessageStatus', pick(random, ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read', 'received'])],
      ['ErrorCode', pick(random, ['30003', '21610', '30034', '99999', ''])],
      ['From', encodeURIComponent(world.company.textSender)],
      ['To', '%2B15145550188'],
      ['ApiVersion', '2010-04-01'],
    ];
    const about: Form = [
      ['companyId', world.company.id],
      ['requestId', 'pay_reported'],
      ['textId', 'txt_1'],
    ];
    const asked = random.chance(0.5) ? mutated(about, random) : about;
    const query = written(asked.map(([name, value]) => [encodeURIComponent(name), value.slice(0, 4_000)]));
    const { status } = await post(`/twilio/status?${query}`, withAccount(mutated(form, random), random));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(204)).toBeGreaterThan(MUTATIONS / 2);
  await world.app.deliverDue();
  const { requests } = world.store;
  expect((await requests.get(world.company.id, 'pay_bystander'))?.texts).toMatchObject([{ state: 'queued' }]);
  expect((await requests.get(world.company.id, 'pay_reported'))?.texts[0]?.state).not.toBe('queued');
  expect((await world.store.customers.byPhone(world.company.id, BYSTANDER)) ?? { consent: [] }).toEqual({
    consent: [],
  });
}, 60_000);

test.each([
  'POST //twilio/inbound HTTP/1.1',
  'POST http://elsewhere/twilio/inbound HTTP/1.1',
  'POST http://elsewhere:99999/twilio/status HTTP/1.1',
  'POST /twilio/inbound?%zz HTTP/1.1',
])('an address that is none (%s) is refused, not a fault', async (line) => {
  const body = 'AccountSid=1';
  const answer = await rig.raw(
    `${line}\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: x\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 40[034]/);
});
