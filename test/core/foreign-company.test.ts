import { expect, test } from '@jest/globals';
import { readCsv } from '../../adapters/csv/read.ts';
import { createPictures } from '../../adapters/pictures/logo.ts';
import { joined } from '../../src/answers.ts';
import { type App, createApp } from '../../src/app.ts';
import type { Actor, Company } from '../../src/company/company.ts';
import { oneTextSender } from '../../src/company/text-senders.ts';
import type { Feature } from '../../src/feature.ts';
import { FEATURES } from '../../src/features.ts';
import type { Reply } from '../../src/front.ts';
import type { House } from '../../src/house.ts';
import { furnish, house as houseOf, READS } from '../contracts/store-tenants.ts';
import { FakeAccountChecks } from '../fixtures/fake-account-checks.ts';
import { FakeEvidence } from '../fixtures/fake-evidence.ts';
import { FakePayingOut } from '../fixtures/fake-payouts.ts';
import { FakeChat, FakeCheckout, FakeMail, FakeSms, silentLog } from '../fixtures/fakes.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { countingIds, garage, NOON } from '../fixtures/requests.ts';
import { visitOf } from '../fixtures/verbs.ts';

const LEAST_ATTEMPTS = 5_000;
/** Every second word is tried by default; all of them with `EVERY=1`. */
const EVERY = Number(process.env.EVERY ?? 2);
/** Stands in every name and every word of the other company, and is never typed. */
const CANARY = 'Zyxwabelle';
const WORDS = new Set(['name', 'firstName', 'message', 'body', 'words', 'note', 'description', 'title', 'agent']);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The same with the canary in whatever people wrote or are called. */
function marked<T>(value: T, key = ''): T {
  if (Array.isArray(value)) return value.map((one) => marked(one, key)) as T;
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one, name)])) as T;
  return (typeof value === 'string' && WORDS.has(key) ? `${CANARY} ${value}` : value) as T;
}

/** Every id, key, number, address and reference in it. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (isPlain(value)) return Object.values(value).flatMap(wordsIn);
  return typeof value === 'string' && value.length > 1 && value.length < 100 && !value.includes(CANARY) ? [value] : [];
}

async function twoCompanies() {
  const { store } = memoryStore();
  let house: House | undefined;
  const spy: Feature = {
    commands: [],
    at(given) {
      house = given;
      return {};
    },
  };
  const ports = {
    ...{ store, chats: { slack: new FakeChat(), teams: new FakeChat() }, sms: new FakeSms(), mail: new FakeMail() },
    ...{ checkout: new FakeCheckout(), payingOut: new FakePayingOut(), evidence: new FakeEvidence() },
    accountChecks: new FakeAccountChecks(),
    ...{ pictures: createPictures(), sources: [], clock: { now: () => NOON }, newId: countingIds(), log: silentLog },
    sheets: { read: async (...asked: Parameters<typeof readCsv>) => readCsv(...asked) },
  };
  const settings = {
    ...{ publicUrl: 'https://pay.example', textSenders: oneTextSender(garage.textSender) },
    linkSecret: Buffer.alloc(32, 7),
  };
  const theirs: Company = { ...garage, id: 'com_theirs', name: `Garage ${CANARY}`, textSender: '+15145550999' };
  await store.companies.found(theirs, { id: 'slack:T9', companyId: theirs.id });
  const ours: Company = { ...garage, rooms: [{ id: 'slack:T1/C1', name: 'service', told: true }] };
  await store.companies.found(ours, { id: 'slack:T1', companyId: ours.id });
  const furniture = marked(houseOf(theirs.id));
  await furnish(store, furniture);
  const app = createApp(ports, settings, [...FEATURES, spy]);
  const attacker: Actor = {
    ...{ companyId: ours.id, workspaceId: 'slack:T1', id: 'U1', name: 'Marc Gagnon', firstName: 'Marc', tongue: 'fr' },
    ...{ room: 'slack:T1/C1', standing: 'administrator' },
  };
  const seen = async () => {
    const reads = Object.entries(READS).map(async ([name, read]) => [name, await read(store, furniture, theirs.id)]);
    return Object.fromEntries((await Promise.all(reads)).map(([name, found]) => [name, JSON.stringify(found)]));
  };
  if (!house) throw new Error('no house');
  return { app, attacker, furniture, seen, answers: joined(FEATURES.map((feature) => feature.at(house!))) };
}

const shownIn = (reply: Reply | undefined): string => (reply && reply !== 'unmet' ? JSON.stringify(reply.screen) : '');

test('whatever an administrator of one company tries with what is another’s finds nothing, and changes nothing', async () => {
  const { app, attacker, furniture, seen, answers } = await twoCompanies();
  // What is theirs to be delivered and entered is done before anybody tries anything.
  await app.deliverDue();
  const before = await seen();
  expect(before['requests.get']).toContain(CANARY);
  const all = [...new Set(wordsIn(furniture))];
  const ids = all.filter((word) => /^[a-z]{3}_/.test(word));
  const known = [...ids, ...all.filter((word, n) => !ids.includes(word) && n % EVERY === 0)];
  // Their own administrator finds it: what is looked for would be seen.
  const own = visitOf({ ...attacker, companyId: 'com_theirs', workspaceId: 'slack:T9', room: undefined }, 'own');
  const found = await app.press(own, { action: 'payments.show', value: furniture.request.id });
  expect(shownIn(found)).toContain(CANARY);
  let attempts = 0;
  const leaks: string[] = [];
  async function attempt(what: string, work: () => Promise<string>): Promise<void> {
    attempts += 1;
    if ((await work()).includes(CANARY)) leaks.push(what);
  }
  const visit = () => visitOf(attacker, `k${attempts}`);

  for (const action of answers.buttons.keys())
    for (const id of known)
      await attempt(`press ${action} ${id}`, async () => shownIn(await app.press(visit(), { action, value: id })));
  for (const action of answers.buttons.keys())
    for (const value of [`${ids[0]} ${ids[1]}`, `com_theirs/${ids[0]}`, ids.join(' ').slice(0, 200)])
      await attempt(`press ${action} ${value}`, async () => shownIn(await app.press(visit(), { action, value })));
  for (const name of answers.commands.keys())
    for (const word of known)
      await attempt(`/${name} ${word}`, async () => shownIn(await app.command(visit(), name, word)));
  for (const form of answers.forms.keys())
    for (const id of ids) {
      const fields = [
        'customer',
        'invoice',
        'reply',
        'conversation',
        'member',
        'who',
        'asker',
        'room',
        'estimate',
        'logo',
      ];
      const values = Object.fromEntries(fields.map((field) => [field, id]));
      for (const phase of ['changed', 'sent'] as const)
        await attempt(`${phase} ${form} ${id}`, async () =>
          shownIn(await app.form(visit(), { form, values, state: id }, phase)),
        );
    }
  for (const asked of answers.searches.keys()) {
    const [form = '', field = ''] = asked.split('.');
    for (const text of ['', ...known])
      await attempt(`search ${asked} ${text}`, async () =>
        JSON.stringify((await app.search(visit(), { form, field, text })).choices),
      );
  }
  await attemptOutside(app, attacker.companyId, ids, attempt);
  await app.deliverDue();

  expect(leaks).toEqual([]);
  expect(await seen()).toEqual(before);
  expect(attempts).toBeGreaterThanOrEqual(LEAST_ATTEMPTS);
  await app.stop();
}, 120_000);

/** What Stripe and Twilio would tell of their documents under our company's name. */
async function attemptOutside(
  app: App,
  companyId: string,
  ids: string[],
  attempt: (what: string, work: () => Promise<string>) => Promise<void>,
): Promise<void> {
  for (const id of ids) {
    const paid = { kind: 'payment-succeeded', companyId, requestId: id, paymentId: `pi_${id}`, at: NOON } as const;
    await attempt(`paid ${id}`, async () =>
      JSON.stringify(await app.checkoutTold({ ...paid, amount: { minor: 1, currency: 'CAD' } })),
    );
    await attempt(`reported ${id}`, async () =>
      String(await app.textReported({ companyId, textId: id }, { sid: 'SM9', state: 'delivered' })),
    );
    await attempt(`page ${id}`, async () => JSON.stringify((await app.page(id)) ?? null));
  }
}
