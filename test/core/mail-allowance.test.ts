import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLinks } from '../../src/payments/links.ts';
import { freshRequest, garage, minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const links = createLinks(Buffer.alloc(32, 7));
let world: World;
let serial = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** So many links of requests, each of which a customer has paid. */
const paidLinks = (count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      serial += 1;
      const id = `pay_a${serial}`;
      const token = links.tokenFor(id);
      const { due: _, ...fresh } = freshRequest({ id, key: id, debt: id, linkHash: links.hash(token), outbox: [] });
      await world.store.requests.insert(fresh);
      const about = { companyId: garage.id, requestId: id, paymentId: `pi_${id}` };
      await world.app.checkoutTold({ kind: 'payment-succeeded', ...about, amount: fresh.amount, at: minutesAfter(1) });
      return token;
    }),
  );
const granted = async (asked: Promise<{ ok: boolean }>[]): Promise<number> =>
  (await Promise.all(asked)).filter(({ ok }) => ok).length;
const promised = async (to: string): Promise<number> => {
  await world.app.deliverDue();
  const all = await world.raw.collection<{ to: string }>('outgoing-mails').find().toArray();
  return all.filter((mail) => mail.to.toLowerCase() === to).length;
};

test('one address gets ten a day from a company, however many links ask for it at the same moment', async () => {
  const tokens = await paidLinks(24);
  const spellings = ['ana@exemple.ca', 'Ana@Exemple.ca'];
  expect(await granted(tokens.map((token, at) => world.app.mailPapers(token, spellings[at % 2]!)))).toBe(10);
  expect(await promised('ana@exemple.ca')).toBe(10);
  const [later] = await paidLinks(1);
  expect(await world.app.mailPapers(later!, 'ana@exemple.ca')).toMatchObject({ refusal: { code: 'email-too-often' } });
  expect(await granted([world.app.mailPapers(later!, 'bob@exemple.ca')])).toBe(1);
  world.clock.at = new Date(world.clock.at.getTime() + 25 * 3_600_000);
  expect(await granted([world.app.mailPapers(later!, 'ana@exemple.ca')])).toBe(1);
});

test('one link sends five a day, however many presses arrive at once, and the same wish is counted once', async () => {
  const [token = ''] = await paidLinks(1);
  const addresses = Array.from({ length: 12 }, (_, at) => `x${at}@exemple.ca`);
  expect(await granted(addresses.map((to) => world.app.mailPapers(token, to)))).toBe(5);
  const [other = ''] = await paidLinks(1);
  expect(await granted(Array.from({ length: 12 }, () => world.app.mailPapers(other, 'y@exemple.ca')))).toBe(12);
  expect(await promised('y@exemple.ca')).toBe(1);
  const more = await paidLinks(9);
  expect(await granted(more.map((link) => world.app.mailPapers(link, 'y@exemple.ca')))).toBe(9);
});

test('members are held to the same, from however many requests at once', async () => {
  const ids = await Promise.all(
    Array.from({ length: 14 }, async () => {
      serial += 1;
      const id = `pay_b${serial}`;
      const { due: _, ...fresh } = freshRequest({ id, key: id, debt: id, linkHash: id, outbox: [] });
      await world.store.requests.insert({ ...fresh, linkExpiresAt: new Date(world.clock.at.getTime() + 3_600_000) });
      return id;
    }),
  );
  const send = (id: string) =>
    screenOf(
      world.app.form(
        visitOf(world.marc, `dialog:${id}`),
        { form: 'mail', values: { email: 'z@exemple.ca' }, state: id },
        'sent',
      ),
    );
  const kinds = (await Promise.all(ids.map(send))).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'request-mailed')).toHaveLength(10);
  expect(await promised('z@exemple.ca')).toBe(10);
});
