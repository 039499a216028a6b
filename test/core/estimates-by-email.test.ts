import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { presentLetter } from '../../cards/documents/letter.ts';
import type { Contact } from '../../src/customers/index.ts';
import type { EstimateForm, EstimateValues, Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let serial = 0;
/** Another for each test. */
let reference: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  serial += 1;
  reference = `RO${7_000 + serial}`;
  world.clock.at = NOON;
  world.mail.taken.length = 0;
  world.sms.taken.length = 0;
});

const key = () => `key:${++serial}`;
const formIn = (screen: Screen): EstimateForm => {
  if (screen.kind !== 'estimate-form') throw new Error(JSON.stringify(screen));
  return screen;
};
const opened = (text: string) => screenOf(world.app.command(visitOf(world.marc, key()), 'estimate', text)).then(formIn);
const fill = ({ values, carried }: EstimateForm, more: Partial<EstimateValues>, phase: 'changed' | 'sent') =>
  screenOf(
    world.app.form(
      visitOf(world.marc, key()),
      { form: 'estimate', values: { ...values, ...more }, state: carried },
      phase,
    ),
  );
const change = (form: EstimateForm, more: Partial<EstimateValues>) => fill(form, more, 'changed').then(formIn);
const send = (form: EstimateForm, more: Partial<EstimateValues> = {}) => fill(form, more, 'sent');
const again = (id: string) =>
  screenOf(world.app.press(visitOf(world.marc, key()), { action: 'estimate.send-again', value: id }));

/** Somebody with an open order of this test's reference. */
async function waiting(name: string, contact: Contact, more: object = {}): Promise<{ id: string; orderId: string }> {
  const id = await customerOf(world, { name, ...contact, ...more });
  const { closedAt: _, claimed: __, ...made } = invoice(world.company.id, { reference, customer: { id, name } });
  await world.store.invoices.insert(made);
  return { id, orderId: made.id };
}
const latestOf = async (orderId: string) => (await world.store.estimates.ofOrder(world.company.id, orderId, 1))[0]!;

test('a customer without a mobile gets the estimate by e-mail: its link, its words, and no text', async () => {
  const { orderId } = await waiting('Ana Test', { email: 'ana@example.com' }, { tongue: 'fr' });
  const form = await opened('ana test');
  const chosen = await change(form, { order: orderId });
  expect([chosen.mail, chosen.problems, chosen.preview]).toMatchObject([
    undefined,
    {},
    { subject: `Estimation pour ${reference}, de Garage Boréal`, to: { email: 'ana@example.com' }, estimate: true },
  ]);
  expect(await send(chosen)).toMatchObject({ kind: 'estimate-sent', to: 'Ana Test' });
  await world.app.deliverDue();
  const { mails, texts, id } = await latestOf(orderId);
  expect([texts, mails]).toMatchObject([[], [{ to: 'ana@example.com', asks: true, state: 'sent' }]]);
  const [letter, ...more] = world.mail.taken;
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ asks: { estimate: true }, url: expect.stringContaining('/e/') });
  const { subject, paragraphs } = presentLetter(letter!);
  expect(subject).toBe(`Estimation pour ${reference}, de Garage Boréal`);
  expect(paragraphs).toContainEqual({ text: 'Voir et répondre', url: letter?.url, label: 'Voir et répondre' });
  expect(world.sms.taken).toEqual([]);
  const token = letter!.url.split('/').at(-1)!;
  const answer = { whole: 'all', works: [], name: 'Ana' };
  const seen = { address: '203.0.113.9', agent: 'Safari' };
  expect(await again(id)).toMatchObject({ refusal: { code: 'just-sent' } });
  world.clock.at = new Date(NOON.getTime() + 60_000);
  expect(await again(id)).toMatchObject({ kind: 'estimate-sent-again' });
  await world.app.deliverDue();
  expect(world.mail.taken).toHaveLength(2);
  expect(await world.app.estimates.answer(token, answer, seen, 'fr')).toMatchObject({ ok: true });
});

test('where no text can go, an e-mail is offered, and an address goes with nobody but whom it was entered for', async () => {
  const { orderId } = await waiting('Sol Test', { phone: '+18005550311' });
  const form = await opened(reference);
  expect(form).toMatchObject({ mail: { why: 'not-textable' }, problems: { customer: { code: 'phone-not-textable' } } });
  expect(formIn(await send(form, { email: 'sol@' })).problems).toMatchObject({ email: { code: 'email-unreadable' } });
  const filled = await change(form, { email: 'Sol@Example.com' });
  expect(filled).toMatchObject({ problems: {}, preview: { to: { email: 'Sol@example.com' } } });
  const other = await customerOf(world, { name: 'Kim Test', phone: '+18005550312' });
  expect((await change(filled, { customer: other })).values.email).toBe('');
  expect(await send(filled)).toMatchObject({ kind: 'estimate-sent' });
  await world.app.deliverDue();
  expect((await latestOf(orderId)).customer).toMatchObject({ phone: '+18005550311', email: 'Sol@example.com' });
  expect([world.mail.taken.map(({ to }) => to), world.sms.taken]).toEqual([['Sol@example.com'], []]);
  expect((await opened(reference)).mail).toMatchObject({ known: 'Sol@example.com' });
});

test('a landline that only an estimate has found out is offered the e-mail the next time', async () => {
  await waiting('Lou Test', { phone: '+14505550313' });
  world.sms.refuses = 'landline';
  expect(await send(await opened(reference))).toMatchObject({ kind: 'estimate-sent' });
  await world.app.deliverDue();
  world.sms.refuses = undefined;
  expect(await opened(reference)).toMatchObject({
    mail: { why: 'not-textable' },
    warnings: [{ code: 'number-not-reached', why: 'landline' }, { code: 'estimate-before' }],
  });
});

test('an e-mail that waits while the estimate is withdrawn does not go out; one that nobody has is told', async () => {
  const { orderId } = await waiting('Max Test', { email: 'max@example.com' });
  world.mail.away = true;
  await send(await change(await opened('max test'), { order: orderId }));
  const { id } = await latestOf(orderId);
  await screenOf(world.app.press(visitOf(world.marc, key()), { action: 'estimate.withdraw', value: id }));
  world.mail.away = false;
  world.clock.at = new Date(NOON.getTime() + 600_000);
  await world.app.deliverDue();
  expect([(await latestOf(orderId)).mails, world.mail.taken]).toMatchObject([[{ reason: 'over' }], []]);
  world.mail.answer = 'address-refused';
  const form = await change(await opened('max test'), { order: orderId });
  expect(await send(form)).toMatchObject({ kind: 'estimate-sent' });
  await world.app.deliverDue();
  world.mail.answer = 'sent';
  expect((await latestOf(orderId)).mails).toMatchObject([{ state: 'failed', reason: 'address-refused' }]);
  const news = world.chat.posted.filter(
    ({ versions: [first] }) => first?.kind === 'news' && first.news.kind === 'estimate-mail-failed',
  );
  expect(news).toHaveLength(1);
});
