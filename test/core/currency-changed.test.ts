import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { stateOf } from '../../src/payments/quickpay-values.ts';
import type { QuickpayForm, QuickpayValues, Screen, SettingsForm } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const owner = () =>
  ({ ...world.marc, id: 'U7', name: 'Anne Roy', firstName: 'Anne', standing: 'administrator' }) as const;

async function settings(section: string): Promise<SettingsForm> {
  const screen = await screenOf(world.app.command(visitOf(owner(), 'open'), 'settings', section));
  if (screen.kind !== 'settings-form') throw new Error(`${screen.kind} instead of the settings`);
  return screen;
}

const save = ({ section, values, marks }: SettingsForm, typed: Record<string, string>): Promise<Screen> => {
  const filled = { form: `settings-${section}`, values: { ...values, ...typed }, state: marks };
  return screenOf(world.app.form(visitOf(owner(), 'save'), filled, 'sent'));
};

async function changeCurrency(currency: string): Promise<void> {
  expect(await save(await settings('information'), { currency })).toMatchObject({ done: 'saved' });
}

const FILLED = { customer: 'new:+15145550188', name: '', amount: '125.50', reference: 'RO4821' };

/** A form as it comes back from a chat, with what was typed in it and what it carried. */
const filled = (form: QuickpayForm, change: Partial<QuickpayValues> = {}) => {
  const { currency: _unseen, ...fields } = form.values;
  return { form: 'quickpay', values: { ...fields, ...change }, state: stateOf(form) };
};

async function formOf(shown: Promise<Screen>): Promise<QuickpayForm> {
  const screen = await shown;
  if (screen.kind !== 'quickpay-form') throw new Error(`${screen.kind} instead of a form`);
  return screen;
}

const opened = () => formOf(quickpayOf(world.app, world.marc).line('', 'open'));
const submit = (form: QuickpayForm, change: Partial<QuickpayValues> = {}) =>
  screenOf(world.app.form(visitOf(world.marc, 'form'), filled(form, change), 'sent'));
const asked = () => world.store.requests.byReference(world.company.id, 'RO4821', 5);

test('an amount that was typed when the company asked in another currency is shown again, and goes out once it was seen', async () => {
  const form = await opened();
  await changeCurrency('EUR');
  const again = await formOf(submit(form, FILLED));
  expect(again.warnings).toEqual([{ code: 'currency-changed', from: 'CAD', to: 'EUR' }]);
  expect(again.values.amount).toBe('125.50');
  expect(await asked()).toEqual([]);
  // It says so for as long as the form is open, whatever else is changed in it.
  const refreshed = await formOf(screenOf(world.app.form(visitOf(world.marc, 'view'), filled(again), 'changed')));
  expect(refreshed.warnings).toEqual(again.warnings);
  expect(await submit(refreshed)).toMatchObject({ kind: 'request-sent', amount: { minor: 12_550, currency: 'EUR' } });
});

test('a currency that changes once more is said once more, and one that has come back is nothing new', async () => {
  const form = await opened();
  await changeCurrency('EUR');
  const again = await formOf(submit(form, FILLED));
  await changeCurrency('USD');
  const { warnings } = await formOf(submit(again));
  expect(warnings).toEqual([{ code: 'currency-changed', from: 'CAD', to: 'USD' }]);
  await changeCurrency('CAD');
  expect(await submit(form, FILLED)).toMatchObject({ kind: 'request-sent', amount: { currency: 'CAD' } });
});

test('a line that waits for its answer is asked about again, by its button and by its form', async () => {
  const desk = quickpayOf(world.app, world.marc);
  const question = await desk.line('514-555-0188 125.50 RO4821', 'line');
  await changeCurrency('EUR');
  const press = (action: string, { draftId: value }: { draftId: string }, key: string) =>
    desk.press({ action: `quickpay.${action}`, value, key });
  if (question.kind !== 'quickpay-confirmation') throw new Error(`${question.kind} instead of a question`);
  const again = await press('send', question, 'first');
  const warnings = [{ code: 'currency-changed', from: 'CAD', to: 'EUR' }];
  expect(again).toMatchObject({ kind: 'quickpay-confirmation', amount: { currency: 'EUR' }, warnings });
  expect(await press('edit', question, 'edit')).toMatchObject({ kind: 'quickpay-form', warnings });
  expect(await asked()).toEqual([]);
  if (again.kind !== 'quickpay-confirmation') throw new Error(`${again.kind} instead of a question`);
  expect(await press('send', again, 'second')).toMatchObject({ kind: 'request-sent', amount: { currency: 'EUR' } });
});

test('a form and a line of an earlier version, which know of no currency, go out as they always did', async () => {
  const { values } = await opened();
  await changeCurrency('EUR');
  const { currency: _unknown, ...former } = { ...values, ...FILLED };
  const desk = quickpayOf(world.app, world.marc);
  expect(await desk.send(former, [], 'form')).toMatchObject({ kind: 'request-sent', amount: { currency: 'EUR' } });
});

test('a balance in another currency is said, and never offered as an amount', async () => {
  const [companyId, createdAt] = [world.company.id, world.clock.now()];
  const julie = { id: 'cus_julie', companyId, revision: 0, phone: '+15145550188', consent: [], createdAt };
  await world.store.customers.insert(julie);
  const owed = { id: 'inv_1', reference: 'RO4821', customer: { id: julie.id }, claimed: { balance: 12_550 } };
  await world.store.invoices.insert(invoice(companyId, owed));
  const typed = { ...(await opened()).values, customer: julie.id, reference: 'RO4821' };
  const shown = async () => formOf(quickpayOf(world.app, world.marc).change(typed));
  expect((await shown()).values.amount).toBe('125,50');
  await changeCurrency('EUR');
  const { values, proposal } = await shown();
  expect([values.amount, proposal]).toEqual(['', undefined]);
});

test('a limit that was typed in another currency is not saved unseen', async () => {
  const form = await settings('payments');
  await changeCurrency('EUR');
  const again = await save(form, { 'amount-limit': '6000', 'refund-limit': '500' });
  const meanwhile = ['amount-limit', 'refund-limit'].map((name) => ({ name, alsoHere: true }));
  expect(again).toMatchObject({ meanwhile });
  expect(await world.store.companies.get(world.company.id)).toMatchObject({ amountLimit: world.company.amountLimit });
  // What else stands in the form is not held up by it.
  expect(await save(form, { 'link-days': '14' })).toMatchObject({ done: 'saved' });
});

test('prices of an invoice made by hand are not taken in another currency unseen', async () => {
  const sent = (state: string) => {
    const line = { 'what-a': 'Freins', 'kind-a': 'labour', 'quantity-a': '1', 'price-a': '100' };
    const values = { customer: 'new:+15145550188', name: 'Julie', reference: 'F-1', taxes: 'none', ...line };
    return screenOf(world.app.form(visitOf(world.marc, 'hand'), { form: 'by-hand', values, state }, 'sent'));
  };
  const asked = { form: 'invoice', values: { customer: 'by-hand:' }, state: '' };
  const form = await screenOf(world.app.form(visitOf(world.marc, 'view'), asked, 'changed'));
  if (form.kind !== 'hand-form') throw new Error(`${form.kind} instead of a form`);
  await changeCurrency('EUR');
  const again = await sent(form.carried);
  expect(again).toMatchObject({ kind: 'hand-form', currencyChanged: { from: 'CAD', to: 'EUR' } });
  expect(await world.store.invoices.byReference(world.company.id, 'F1', 1)).toEqual([]);
  if (again.kind !== 'hand-form') throw new Error(`${again.kind} instead of a form`);
  expect((await sent(again.carried)).kind).toBe('invoice-form');
});
