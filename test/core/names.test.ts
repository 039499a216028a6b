import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type QuickpayForm, type QuickpayValues, type Screen, traceOf } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let serial = 0;
let phone: string;
let customerId: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  serial += 1;
  phone = `+1514555${1000 + serial}`;
  customerId = `cus_${serial}`;
  const customer = { id: customerId, companyId: garage.id, revision: 0, phone, name: 'Julie Tremblay' };
  await world.store.customers.insert({ ...customer, consent: [], createdAt: world.clock.at });
});

const nameNow = async () => (await world.store.customers.byPhone(garage.id, phone))?.name;
const quickpay = () => quickpayOf(world.app, world.marc);
const values = (more: Partial<QuickpayValues>): QuickpayValues => ({
  ...{ customer: `new:${phone}`, name: '', amount: '10', reference: `RO${serial}`, reply: 'payment-request' },
  ...{ message: '', language: 'auto' },
  ...more,
});

function formOf(screen: Screen): QuickpayForm {
  if (screen.kind !== 'quickpay-form') throw new Error(`${screen.kind} instead of the form`);
  return screen;
}
/** What the form that is shown carries when it comes back. */
const tracesOf = async (given: QuickpayValues): Promise<string[]> =>
  formOf(await quickpay().change(given)).warnings.map(traceOf);

describe('a known number that is typed with another name', () => {
  test('shows the known name, asks, and sends nothing before it is answered', async () => {
    const given = values({ name: 'Paul Roy' });
    const form = formOf(await quickpay().send(given, [], `form:${serial}`));
    expect(form.customer).toMatchObject({ name: 'Julie Tremblay' });
    expect(form.warnings).toMatchObject([{ code: 'name-differs', known: 'Julie Tremblay', typed: 'Paul Roy' }]);
    expect(form.preview?.to.name).toBe('Julie Tremblay');
    expect(await world.store.requests.latestFor(garage.id, phone)).toBeUndefined();
  });

  test('is asked about in the form when it is typed in one line', async () => {
    const form = formOf(await quickpay().line(`Paul Roy ${phone} 10 RO${serial}`, `line:${serial}`));
    expect(form.warnings.map(({ code }) => code)).toEqual(['name-differs']);
  });

  test('keeps the known name unless somebody says that it is the same person', async () => {
    const given = values({ name: 'Paul Roy' });
    expect(await quickpay().send(given, await tracesOf(given), `form:${serial}`)).toMatchObject({
      kind: 'request-sent',
      to: 'Julie Tremblay',
    });
    expect(await nameNow()).toBe('Julie Tremblay');
  });

  test('takes the new name when it is said to be the same person, in this request and from then on', async () => {
    const given = values({ name: ' Julie  Roy ', renames: customerId });
    const sent = await quickpay().send(given, await tracesOf(given), `form:${serial}`);
    expect(sent).toMatchObject({ kind: 'request-sent', to: expect.stringMatching(/^Julie\s+Roy$/) });
    expect(await nameNow()).toMatch(/^Julie\s+Roy$/);
    expect(await quickpay().send(given, [], `form:${serial}`)).toEqual(sent);
  });

  test('is asked about again when another name or another person takes its place', async () => {
    const given = values({ name: 'Paul Roy', renames: customerId });
    const shown = await tracesOf(given);
    expect((await quickpay().send({ ...given, name: 'Luc Roy' }, shown, `form:${serial}`)).kind).toBe('quickpay-form');
    const answered = { ...given, renames: 'cus_somebody_else' };
    const sent = await quickpay().send(answered, shown, `form:${serial}`);
    expect(sent).toMatchObject({ kind: 'request-sent', to: 'Julie Tremblay' });
  });

  test.each(['julie', 'TREMBLAY', 'Julie tremblay', 'Tremblay, Julie'])('is no other name: %s', async (name) => {
    expect(await quickpay().send(values({ name }), [], `form:${serial}`)).toMatchObject({ to: 'Julie Tremblay' });
  });

  test('refuses a name that cannot be read, or that holds a card number', async () => {
    for (const [name, code] of [
      ['x'.repeat(81), 'name-invalid'],
      ['4242 4242 4242 4242', 'has-card-number'],
    ])
      expect(formOf(await quickpay().send(values({ name }), [], `form:${serial}`)).problems).toMatchObject({
        name: { code },
      });
  });
});

test('somebody known by number alone gets the name that is typed, and keeps it', async () => {
  const known = (await world.store.customers.byPhone(garage.id, phone))!;
  const { name: _, ...nameless } = known;
  await world.store.customers.replace(nameless);
  expect(await quickpay().send(values({ name: 'Luc Roy' }), [], `form:${serial}`)).toMatchObject({ to: 'Luc Roy' });
  expect(await nameNow()).toBe('Luc Roy');
});

describe('a name that is put right from a request', () => {
  const press = (id: string) =>
    screenOf(world.app.press(visitOf(world.marc, `press:${serial}`), { action: 'request.name', value: id }));
  const save = (name: string, state: string) =>
    screenOf(
      world.app.form(visitOf(world.marc, `save:${serial}`), { form: 'customer-name', values: { name }, state }, 'sent'),
    );
  async function asked(): Promise<string> {
    await quickpay().send(values({}), [], `form:${serial}`);
    return (await world.store.requests.latestFor(garage.id, phone))!.id;
  }

  test('is said by the next requests, and not by what was sent', async () => {
    const id = await asked();
    expect(await press(id)).toMatchObject({ kind: 'name-form', values: { name: 'Julie Tremblay' }, contact: phone });
    expect(await save('Julie Roy', `${id} Julie Tremblay`)).toMatchObject({
      kind: 'name-corrected',
      name: 'Julie Roy',
    });
    expect((await world.store.requests.get(garage.id, id))?.customer.name).toBe('Julie Tremblay');
    const next = await quickpay().send(values({ reference: `RP${serial}` }), [], `next:${serial}`);
    expect(next).toMatchObject({ to: 'Julie Roy' });
  });

  test('is one name when two put it right at once, and the other is asked first', async () => {
    const id = await asked();
    const state = `${id} Julie Tremblay`;
    const answers = await Promise.all(['Julie Roy', 'Julie Côté'].map((name) => save(name, state)));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['name-corrected', 'name-form']);
    const won = await nameNow();
    const asks = answers.find(({ kind }) => kind === 'name-form');
    expect(asks).toMatchObject({ seen: won, meanwhile: won });
    const mine = won === 'Julie Roy' ? 'Julie Côté' : 'Julie Roy';
    expect(await save(mine, `${id} ${won}`)).toMatchObject({ kind: 'name-corrected', name: mine });
  });

  test.each([
    ['', 'field-missing'],
    ['\u200b ', 'field-missing'],
    ['x'.repeat(81), 'name-invalid'],
    ['4242 4242 4242 4242', 'has-card-number'],
  ])('is refused when it is none (%j)', async (name, code) => {
    const id = await asked();
    expect(await save(name, `${id} Julie Tremblay`)).toMatchObject({ kind: 'name-form', problem: { code } });
    expect(await nameNow()).toBe('Julie Tremblay');
  });

  test('is nobody’s business in another company', async () => {
    const id = await asked();
    const other = { ...garage, id: 'com_other', name: 'Other', textSender: '+15145550998' };
    await world.store.companies.found(other, { id: 'slack:T2', companyId: other.id });
    const stranger = { ...world.marc, companyId: other.id, workspaceId: 'slack:T2' as const };
    const visit = visitOf(stranger, `other:${serial}`);
    expect(await screenOf(world.app.press(visit, { action: 'request.name', value: id }))).toMatchObject({
      refusal: { code: 'request-gone' },
    });
    const filled = { form: 'customer-name', values: { name: 'Mallory' }, state: `${id} Julie Tremblay` };
    expect(await screenOf(world.app.form(visit, filled, 'sent'))).toMatchObject({ refusal: { code: 'request-gone' } });
    expect(await nameNow()).toBe('Julie Tremblay');
  });
});
