import { describe, expect, test } from '@jest/globals';
import { customerOption } from '../../cards/customer-option.ts';
import type { Field, Form } from '../../cards/model.ts';
import { quickpayForms } from '../../cards/payments/specimens/forms.ts';
import { screens } from '../../cards/payments/specimens.ts';
import { presentScreen } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { cad, garage } from '../../cards/specimens/people.ts';
import { voiceOf } from '../../cards/voice.ts';
import { readSetupValues } from '../../src/company/set-up.ts';
import { parseAmount } from '../../src/kernel/money.ts';
import { readQuickpay } from '../../src/payments/quickpay-values.ts';
import { buttonsOf } from './drawn.ts';

const form = (name: string) => presentScreen(quickpayForms('en')[name]!, 'en', garage('en'));
const text = (name: string) =>
  toPlainText({ summary: 'text', blocks: form(name).fields.find(({ id }) => id === 'amount')?.after ?? [] });
const field = (name: string, id: string) => form(name).fields.find((each) => each.id === id) as Field;

describe('the form', () => {
  test('asks for a name until somebody known is chosen', () => {
    for (const name of ['quickpay-empty', 'quickpay-new-number', 'quickpay-wrong-number'])
      expect(form(name).fields.map(({ id }) => id)).toContain('name');
    expect(form('quickpay-filled').fields.map(({ id }) => id)).not.toContain('name');
  });

  test('shows the text right after what must be filled in', () => {
    expect(form('quickpay-filled').fields.map(({ id }) => id)).toEqual([
      ...['customer', 'reference', 'amount'],
      ...['reply', 'message', 'language'],
    ]);
    expect(text('quickpay-filled')).toContain('The text your customer will get');
  });

  test('offers no template beside the member’s own words, which are sent instead', () => {
    expect(field('quickpay-filled', 'reply')).toMatchObject({ value: 'payment-request' });
    expect(field('quickpay-own-message', 'reply')).toMatchObject({
      value: 'own',
      options: [{ value: 'own', label: 'None: your custom message is sent instead' }],
    });
    const read = readQuickpay({ form: 'quickpay', values: { reply: 'own', message: '' }, state: '' });
    expect(read.values.reply).toBe('payment-request');
  });

  test('keeps a number that can’t be read in its field', () => {
    expect(field('quickpay-wrong-number', 'customer')).toMatchObject({
      chosen: { value: 'new:418-555-01', label: '418-555-01' },
      problem: expect.stringContaining('can’t be read'),
    });
  });

  test('requires the customer, the reference and the amount', () => {
    const required = form('quickpay-empty').fields.filter((each) => each.required !== undefined);
    expect(required.map(({ id }) => id)).toEqual(['customer', 'reference', 'amount']);
  });

  test('previews the text, to whom it goes, and what it costs in words', () => {
    expect(text('quickpay-filled')).toContain('> Hello Julie, Garage Boréal: $125.50 due for RO4821');
    expect(text('quickpay-filled')).toContain(
      'To Julie Tremblay · (514) 555-0188 · in English · 127 characters, sent as 1 text message',
    );
  });

  test('does not show the sample link, which leads nowhere', () => {
    expect(text('quickpay-filled')).toContain('https://pay.garageboreal.ca/p/…');
    expect(text('quickpay-filled')).not.toContain('xxxx');
  });

  test('says which character makes the text cost more, and what to write instead', () => {
    expect(text('quickpay-own-message')).toContain('The character – takes up a lot of room in a text.');
    expect(text('quickpay-own-message')).toContain('To pay for 2 text messages instead of 4, write - instead of –.');
  });

  test.each([
    ['fr', '980,12'],
    ['en', '980.12'],
  ] as const)('proposes an amount in %s that reads as the same amount when it is taken', (tongue, written) => {
    const screen = { ...quickpayForms(tongue)['quickpay-proposal']!, proposal: cad(98012) };
    const amount = presentScreen(screen, tongue, garage(tongue)) as Form;
    const proposed = amount.fields.flatMap((each) => (each.kind === 'text' ? (each.proposals ?? []) : []));
    expect(proposed.map(({ value }) => value)).toEqual([written]);
    expect(parseAmount(proposed[0]!.value, 'CAD')).toEqual({ ok: true, value: cad(98012) });
  });

  test('puts each warning at its field, and remembers that it was shown', () => {
    expect(field('quickpay-warnings', 'reference').warnings).toHaveLength(3);
    expect(field('quickpay-warnings', 'amount').warnings).toEqual([
      'The balance of RO4821 is $980.12. Check the amount.',
      'Your company now asks for payment in Canadian dollars: the amount was entered when it was in US dollars. Check it.',
    ]);
    const { state, submit } = form('quickpay-warnings');
    expect(submit).toBe('Send anyway');
    expect(readQuickpay({ form: 'quickpay', values: {}, state }).shown).toContain('reference-paid:pay_1');
  });

  test('says each problem at its field and keeps what was typed', () => {
    expect(field('quickpay-problems', 'amount')).toMatchObject({
      value: '12,345',
      problem: 'An amount has at most 2 decimals, for example 125.50.',
    });
  });

  test('reads a language that it does not know, and no reply, as the standard', () => {
    const read = readQuickpay({ form: 'quickpay', values: { reply: '', language: 'de' }, state: '' });
    expect(read).toEqual({
      values: {
        ...{ customer: '', name: '', amount: '', reference: '', message: '' },
        ...{ reply: 'payment-request', language: 'auto' },
      },
      shown: [],
    });
  });
});

describe('a customer in the type-ahead', () => {
  const voice = voiceOf('fr', garage('fr'));

  test('is shown by name and number', () => {
    const option = customerOption({ id: 'cus_1', name: 'Julie Tremblay', phone: '+15145550188' }, voice);
    expect(option).toEqual({ value: 'cus_1', label: 'Julie Tremblay · 514\u00a0555-0188' });
  });

  test('is marked as new when it is a number nobody has', () => {
    const option = customerOption({ id: 'new:+15145550188', phone: '+15145550188' }, voice);
    expect(option.label).toBe('514\u00a0555-0188 (nouveau numéro)');
  });

  test('keeps its number when the name is too long, and shows that the name was cut', () => {
    const { label } = customerOption({ id: 'cus_1', name: '👩‍🔧'.repeat(16), phone: '+15145550188' }, voice);
    expect(label.length).toBeLessThanOrEqual(75);
    expect(label).toMatch(/… · 514\u00a0555-0188$/);
    expect(label.isWellFormed()).toBe(true);
  });
});

test('the confirmation shows exactly what will be sent and asks once', () => {
  const card = presentScreen(screens('en')['quickpay-confirmation'].confirmation!, 'en', garage('en'));
  expect(toPlainText(card)).toContain('Send this text? $125.50 for RO4821');
  expect(toPlainText(card)).toContain('> Reply STOP to opt out.');
  expect(buttonsOf(card).map(({ label, value }) => [label, value])).toEqual([
    ['Send', 'drf_1'],
    ['Change in the form', 'drf_1'],
    ['Don’t send', 'drf_1'],
  ]);
});

test('the confirmation is sent anyway where there is something to know', () => {
  const card = presentScreen(screens('en')['quickpay-confirmation']['confirmation-warning']!, 'en', garage('en'));
  expect(buttonsOf(card)[0]).toMatchObject({ label: 'Send anyway', style: 'primary' });
});

test('the set-up gives back what was typed', () => {
  expect(readSetupValues({ form: 'setup', values: { name: 'Garage', phone: '5' }, state: '' })).toEqual({
    ...{ name: 'Garage', phone: '5', language: '', timeZone: '' },
  });
});
