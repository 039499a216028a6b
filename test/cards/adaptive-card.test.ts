import { describe, expect, test } from '@jest/globals';
import { isForm } from '../../cards/present.ts';
import { submissionOf, toCard, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { specimens } from '../../sandbox/cards/specimens.ts';
import { readQuickpay } from '../../src/payments/quickpay-values.ts';
import { type Json, objectsIn } from './drawn.ts';

function dialog(name: string): Json {
  const found = specimens().find((specimen) => specimen.name === name && specimen.tongue === 'en');
  if (!found || !isForm(found.shown)) throw new Error(`no form ${name}`);
  return { ...toDialogCard(found.shown, { place: 'channel' }) };
}
const titled = (card: Json, title: string) => objectsIn(card).find((object) => object.title === title) as Json;
/** What Teams sends when a button is pressed: its data, and what stands in every field. */
const pressed = (card: Json, title: string, typed: Record<string, string> = {}): Record<string, unknown> => {
  const inputs = objectsIn(card).filter(({ type }) => String(type).startsWith('Input.'));
  const standing = Object.fromEntries(inputs.map(({ id, value }) => [id, value ?? '']));
  return { ...(titled(card, title).data as Json), ...standing, ...typed };
};

describe('a dialog', () => {
  test('is sent with everything that stands in it and the warnings that were shown', () => {
    const sent = submissionOf(pressed(dialog('quickpay-warnings'), 'Send anyway', { amount: '99' }));
    expect(sent.intent).toBe('submit');
    expect(readQuickpay(sent)).toEqual({
      values: {
        ...{ customer: 'cus_julie', name: '', amount: '99', reference: 'RO4821', message: 'Here is the [link].' },
        ...{ reply: 'payment-request', language: 'auto' },
      },
      shown: [
        'reference-paid:pay_1',
        'reference-requested:pay_2',
        'reference-of-another-customer',
        'number-not-reached:pay_3',
        'amount-differs',
        'currency-changed:USD:CAD',
        'message-as-typed',
      ],
    });
  });

  test('asks for itself again to show the text', () => {
    expect(submissionOf(pressed(dialog('quickpay-filled'), 'Preview the text')).intent).toBe('refresh');
  });

  test('fills in a proposal and shows the text with it', () => {
    const again = submissionOf(pressed(dialog('quickpay-proposal'), 'Use the balance: $125.50'));
    expect(again.intent).toBe('refresh');
    expect(again.values).toMatchObject({ amount: '125.50', reference: 'RO4821' });
  });

  test('takes the line that stands for no customer as no customer', () => {
    const sent = submissionOf(pressed(dialog('quickpay-empty'), 'Send the text', { customer: '-' }));
    expect(readQuickpay(sent).values.customer).toBe('');
  });

  test('marks what is required, and holds no button back where one shows the form anew', () => {
    const fields = objectsIn(dialog('quickpay-empty')).filter(({ id }) =>
      ['customer', 'reference', 'amount'].includes(String(id)),
    );
    expect(fields.map(({ label }) => label)).toEqual(['Customer *', 'Reference number *', 'Amount *']);
    expect(fields.filter(({ isRequired }) => isRequired)).toEqual([]);
    const [name] = objectsIn(dialog('setup-empty')).filter(({ id }) => id === 'name');
    expect(name).toMatchObject({ isRequired: true, errorMessage: expect.any(String) });
  });

  test('reads nonsense from a device as an empty form', () => {
    const read = submissionOf({ form: 7, state: {}, intent: 'x', proposed: { field: 1 }, amount: 12 });
    expect(read).toEqual({ form: '', values: {}, state: '', intent: 'refresh' });
  });
});

test('a button that asks first unfolds its question, and only then does something', () => {
  const confirm = { title: 'Cancel?', text: 'It ends.', yes: 'Cancel it', no: 'Keep it' };
  const button = { action: 'request.cancel', label: 'Cancel', value: 'pay_1', style: 'danger', confirm } as const;
  const card = { ...toCard({ summary: 's', blocks: [{ kind: 'buttons', buttons: [button] }] }) };
  const question = objectsIn(card).find(({ id }) => id === 'confirm-request-cancel');
  expect(question?.isVisible).toBe(false);
  expect(titled(card, 'Cancel')).toMatchObject({ type: 'Action.ToggleVisibility', targetElements: [question?.id] });
  expect(titled(card, 'Cancel it')).toMatchObject({ verb: 'request.cancel', data: { value: 'pay_1' } });
  expect(titled(card, 'Keep it').type).toBe('Action.ToggleVisibility');
});
