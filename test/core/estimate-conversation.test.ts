import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLinks } from '../../src/payments/links.ts';
import type { Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { garage, minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const PHONE = '+15145550188';

let world: World;
let keys = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const visit = () => visitOf(world.marc, `key:${++keys}`);
const codeOf = (screen: Screen) => (screen.kind === 'refused' ? screen.refusal.code : screen.kind);
const press = (action: string, value: string) => screenOf(world.app.press(visit(), { action, value })).then(codeOf);

test('what the customer texts back stands under the estimate’s card; its link goes out again, and not to who said stop', async () => {
  const julie = await customerOf(world, { name: 'Julie Tremblay', phone: PHONE });
  const { closedAt: _, ...order } = invoice(world.company.id, { customer: { id: julie }, reference: 'RO4842' });
  await world.store.invoices.insert(order);
  const form = await screenOf(world.app.command(visit(), 'estimate', 'RO4842'));
  if (form.kind !== 'estimate-form') throw new Error(form.kind);
  const filled = { form: 'estimate', values: { ...form.values }, state: form.carried };
  expect((await screenOf(world.app.form(visit(), filled, 'sent'))).kind).toBe('estimate-sent');
  await world.app.deliverDue();
  const [estimate] = await world.store.estimates.ofOrder(world.company.id, order.id, 1);
  const [card] = estimate!.cards;
  expect(card?.messageId).toBeDefined();

  const says = { from: PHONE, to: garage.textSender, media: 0 };
  await world.app.textReceived({ ...says, sid: 'SM1', body: 'C’est cher !' });
  await world.app.deliverDue();
  const news = world.chat.posted.find(({ versions: [first] }) => JSON.stringify(first).includes('C’est cher !'));
  expect([news?.room, news?.thread]).toMatchObject([card?.room, card?.messageId]);

  // The menu of a message in that thread knows whose it is, whatever the message says.
  await customerOf(world, { name: 'Bob Roy', phone: '+15145550142' });
  const there = { ...visit(), room: card!.room };
  const text = 'Voir avec Bob, 514 555-0142';
  for (const command of ['invoice', 'estimate', 'quickpay', 'text']) {
    const within = { ...there, thread: card?.messageId };
    expect(await screenOf(world.app.fromMessage(within, command, text))).toMatchObject({ customer: { id: julie } });
    const elsewhere = { ...there, thread: 'another' };
    expect(await screenOf(world.app.fromMessage(elsewhere, command, text))).not.toMatchObject({
      customer: { id: julie },
    });
  }
  const orders = await screenOf(world.app.fromMessage({ ...there, thread: card?.messageId }, 'estimate', 'RO4842 ?'));
  expect(orders).toMatchObject({ values: { order: order.id } });

  expect(await press('estimate.send-again', estimate!.id)).toBe('just-sent');
  world.clock.at = minutesAfter(2);
  const before = world.sms.taken.length;
  expect(await press('estimate.send-again', estimate!.id)).toBe('estimate-sent-again');
  await world.app.deliverDue();
  expect(world.sms.taken.length).toBe(before + 1);
  await world.app.textReceived({ ...says, sid: 'SM2', body: 'STOP' });
  world.clock.at = minutesAfter(4);
  expect(await press('estimate.send-again', estimate!.id)).toBe('customer-opted-out');
  expect(await press('estimate.withdraw', 'est_of-another')).toBe('estimate-gone');

  // Voided at the counter: there is nothing to approve any more.
  const token = createLinks(Buffer.alloc(32, 7)).tokenFor(estimate!.id);
  const now = (await world.store.invoices.get(world.company.id, order.id))!;
  await world.store.invoices.replace({ ...now, voidedAt: minutesAfter(3) });
  expect((await world.app.estimates.view(token))?.state).toBe('withdrawn');
  const typed = { whole: 'all', works: [], name: 'Julie' };
  const answer = await world.app.estimates.answer(token, typed, { address: '::1', agent: '' }, 'fr');
  expect(answer).toMatchObject({ refusal: { code: 'estimate-over' } });
});
