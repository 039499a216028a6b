import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stateOf } from '../../src/payments/quickpay-values.ts';
import type { QuickpayForm, QuickpayValues } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const companyId = world.company.id;
  const createdAt = world.clock.now();
  const julie = { id: 'cus_julie', companyId, revision: 0, phone: '+15145550188', consent: [], createdAt };
  await world.store.customers.insert(julie);
  for (const [reference, minor, state] of [
    ['RO4821', 12550, 'open'],
    ['RO4836', 219840, 'open'],
    ['RO4800', 5000, 'closed'],
  ] as const) {
    const claimed = { balance: state === 'open' ? minor : 0 };
    const customer = { id: julie.id };
    await world.store.invoices.insert(invoice(companyId, { id: `inv_${reference}`, reference, customer, claimed }));
  }
});
afterAll(() => world.close());

const EMPTY: QuickpayValues = {
  ...{ customer: 'cus_julie', name: '', amount: '', reference: '', message: '' },
  ...{ reply: 'payment-request', language: 'auto' },
};

/** The form as it stands after somebody changed `change` in `before`. */
async function changed(change: Partial<QuickpayValues>, before?: QuickpayForm): Promise<QuickpayForm> {
  const values = { ...(before?.values ?? EMPTY), ...change };
  const filled = { form: 'quickpay', values: { ...values }, state: before ? stateOf(before) : '' };
  const screen = await screenOf(world.app.form(visitOf(world.marc, 'view'), filled, 'changed'));
  if (screen.kind !== 'quickpay-form') throw new Error(`${screen.kind} instead of a form`);
  return screen;
}

test('the balance of a known reference is the amount where none was typed, and the text shows it', async () => {
  const form = await changed({ reference: 'ro 4821' });
  expect(form.values.amount).toBe('125,50');
  expect(form.preview?.text).toContain('125,50 $');
  expect(form.proposal).toBeUndefined();
});

test('what a member typed stays, whatever is owed', async () => {
  const form = await changed({ reference: 'RO4821', amount: '100' });
  expect(form.values.amount).toBe('100');
  expect(form.warnings.map(({ code }) => code)).toEqual(['amount-differs']);
});

test('an amount that was filled in can be changed and taken away, and is then offered by a button alone', async () => {
  const filled = await changed({ reference: 'RO4821' });
  expect((await changed({ amount: '12' }, filled)).values.amount).toBe('12');
  const cleared = await changed({ amount: '' }, filled);
  expect([cleared.values.amount, cleared.proposal?.minor]).toEqual(['', 12550]);
  expect((await changed({ message: 'Bonjour' }, cleared)).values.amount).toBe('');
});

test('an amount that was filled in follows its reference, and leaves with it', async () => {
  const filled = await changed({ reference: 'RO4821' });
  const other = await changed({ reference: 'RO4836' }, filled);
  expect([other.values.amount, other.warnings]).toEqual(['2198,40', []]);
  expect((await changed({ reference: 'RO48' }, other)).values.amount).toBe('');
  expect((await changed({ reference: 'RO4800' }, other)).values.amount).toBe('');
  const own = await changed({ amount: '99' }, filled);
  expect((await changed({ reference: 'RO4836' }, own)).values.amount).toBe('99');
});

test('what the chosen customer owes is offered while no reference is typed', async () => {
  expect((await changed({})).owed.map(({ reference }) => reference)).toEqual(['RO4821', 'RO4836']);
  expect((await changed({ reference: 'RO4821' })).owed).toEqual([]);
  expect((await changed({ customer: 'new:+14385550111' })).owed).toEqual([]);
});
