import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Contact } from '../../src/customers/index.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { InvoiceForm, InvoiceValues, Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { customerOf } from '../fixtures/invoices.ts';
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
});

const key = () => `key:${++serial}`;
const formIn = (screen: Screen): InvoiceForm => {
  if (screen.kind !== 'invoice-form') throw new Error(screen.kind);
  return screen;
};
const opened = (text: string) => screenOf(world.app.command(visitOf(world.marc, key()), 'invoice', text)).then(formIn);
function fill({ values, carried }: InvoiceForm, more: Partial<InvoiceValues>, phase: 'changed' | 'sent' = 'changed') {
  const filled = { form: 'invoice', values: { ...values, ...more }, state: carried };
  return screenOf(world.app.form(visitOf(world.marc, key()), filled, phase));
}
const change = (form: InvoiceForm, more: Partial<InvoiceValues>) => fill(form, more).then(formIn);
const send = (form: InvoiceForm) => fill(form, {}, 'sent');

/** Somebody of whom there is an invoice with this test's reference. */
async function owing(name: string, contact: Contact): Promise<{ id: string; invoiceId: string }> {
  const id = await customerOf(world, { name, ...contact });
  const made = invoice(world.company.id, { reference, customer: { id, name } });
  await world.store.invoices.insert(made);
  return { id, invoiceId: made.id };
}
const lettersTo = (email: string) => world.mail.taken.filter(({ to }) => to === email);

describe('a customer whom no text can reach', () => {
  test('is offered the same by e-mail before anything is sent, and is not texted', async () => {
    await owing('Sol Test', { phone: '+18005550211' });
    const form = await opened(reference);
    expect(form).toMatchObject({
      mail: { why: 'not-textable' },
      problems: { customer: { code: 'phone-not-textable' } },
    });
    const filled = await change(form, { email: 'Sol@Example.com' });
    expect(filled).toMatchObject({ problems: {}, preview: { to: { email: 'Sol@example.com' } } });
    expect(filled.preview?.text).toContain('125,50 $');
    expect(await send(filled)).toMatchObject({ kind: 'request-sent' });
    await world.app.deliverDue();
    expect(await world.store.requests.byReference(world.company.id, referenceKeyOf(reference), 9)).toMatchObject([
      { texts: [], mails: [{ asks: true, state: 'sent' }], invoices: [{ reference }] },
    ]);
    expect(lettersTo('Sol@example.com')).toHaveLength(1);
    expect(world.sms.taken).toEqual([]);
  });

  test('an address goes with whom it was entered for, and never with who is chosen after them', async () => {
    await owing('Pat Test', { phone: '+18005550212' });
    const form = await opened(reference);
    const other = await owing('Kim Test', { phone: '+18005550213' });
    const next = await change(form, { customer: other.id, email: 'pat@example.com' });
    expect([next.values.email, next.problems.customer]).toEqual(['', { code: 'phone-not-textable' }]);
  });

  test('and who has no telephone at all is found by name or address, and asked by e-mail at once', async () => {
    const { id, invoiceId } = await owing('Ana Test', { email: 'ana@example.com' });
    expect((await opened('ana@example.com')).customer).toMatchObject({ id });
    const form = await change(await opened('ana test'), { invoices: invoiceId });
    const to = { email: 'ana@example.com', name: 'Ana Test' };
    expect([form.mail, form.problems, form.preview?.to]).toEqual([undefined, {}, to]);
    expect(await send(form)).toMatchObject({ kind: 'request-sent' });
    await world.app.deliverDue();
    expect(lettersTo('ana@example.com')).toHaveLength(1);
  });
});
