import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import { freshRequest, garage, minutesAfter } from '../fixtures/requests.ts';
import { quickpayOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const links = createLinks(Buffer.alloc(32, 7));
let world: World;
let serial = 0;
let reference: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  serial += 1;
  reference = `PF${serial}`;
});

/** A request that nothing is promised of yet, and its link. */
async function asked(): Promise<{ id: string; token: string }> {
  const id = `pay_${reference}`;
  const token = links.tokenFor(id);
  const { due: _, ...fresh } = freshRequest({
    id,
    key: id,
    debt: id,
    reference,
    linkHash: links.hash(token),
    outbox: [],
  });
  await world.store.requests.insert(fresh);
  return { id, token };
}
const pay = (requestId: string) =>
  world.app.checkoutTold({
    ...{ kind: 'payment-succeeded', companyId: garage.id, requestId, paymentId: `pi_${requestId}` },
    ...{ amount: { minor: 12_550, currency: 'CAD' }, at: minutesAfter(5), method: { kind: 'other', name: 'link' } },
  });
const keptOf = async (id: string) =>
  (await world.raw.collection<{ _id: string }>('papers').find().toArray()).filter(({ _id }) =>
    _id.startsWith(`${id}/`),
  );

/** While it lasts, no document can be written. */
async function whileFull<T>(work: () => Promise<T>): Promise<T> {
  const { papers } = world.store;
  const insert = papers.insert;
  papers.insert = async () => {
    throw new Outage('store', 'insert', { outcome: 'no', code: 'ENOSPC' });
  };
  try {
    return await work();
  } finally {
    papers.insert = insert;
  }
}

test('with no room for a document, a payment is asked for and made all the same, and the page is without it', async () => {
  const line = `514-555-0${170 + serial} 125,50 ${reference}`;
  const [request, token] = await whileFull(async () => {
    const screen = await quickpayOf(world.app, world.marc).line(line, `command:${reference}`);
    if (screen.kind !== 'quickpay-confirmation') throw new Error(screen.kind);
    const send = { action: 'quickpay.send', value: screen.draftId, key: `press:${reference}` };
    expect(await quickpayOf(world.app, world.marc).press(send)).toMatchObject({ kind: 'request-sent' });
    await world.app.deliverDue();
    const [made] = await world.store.requests.byReference(garage.id, reference, 1);
    expect(world.sms.taken.filter(({ body }) => body.includes(reference))).toHaveLength(1);
    const link = links.tokenFor(made!.id);
    expect(await world.app.page(link)).toMatchObject({ state: 'to-pay', reference });
    expect(await world.app.page(link)).not.toHaveProperty('papers');
    await expect(world.app.paper(link, 'invoice')).rejects.toThrow(Outage);
    await pay(made!.id);
    expect(await world.app.page(link)).toMatchObject({ state: 'paid' });
    return [made!, link] as const;
  });
  expect(await keptOf(request.id)).toEqual([]);
  world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
  await world.app.deliverDue();
  expect(await world.app.page(token)).toMatchObject({ papers: { invoice: {}, receipts: [{ kind: 'receipt' }] } });
});

test('what was promised when a process died between the payment and its papers, another one keeps', async () => {
  const { id } = await asked();
  await whileFull(async () => {
    await pay(id);
    await world.app.deliverDue();
    await world.app.stop();
  });
  expect(await keptOf(id)).toEqual([]);
  world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
  world.app = world.restart();
  await world.app.deliverDue();
  const papers = (await keptOf(id)).map(({ _id }) => _id.split('/')[1]);
  expect(papers.toSorted()).toEqual(['invoice', `receipt:pi_${id}`]);
});

test('two processes send each e-mail once, whichever of them is asked, and however often both look', async () => {
  const apps = [world.app, world.restart()];
  const ids = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      reference = `PM${at}`;
      return (await asked()).id;
    }),
  );
  await Promise.all(
    ids.flatMap((id, at) =>
      apps.map((app, which) => {
        const filled = { form: 'mail', values: { email: `m${at}@exemple.ca` }, state: id };
        return app.form(visitOf(world.marc, `dialog:${id}:${which}`), filled, 'sent');
      }),
    ),
  );
  for (let look = 0; look < 3; look += 1) await Promise.all(apps.map((app) => app.deliverDue()));
  const to = world.mail.taken.map((letter) => letter.to).toSorted();
  expect(to).toEqual(ids.map((_, at) => `m${at}@exemple.ca`).toSorted());
});
