import { describe, expect, test } from '@jest/globals';
import type { Field, Form } from '../../cards/model.ts';
import {
  errorsOf,
  fieldBlockId,
  readMetadata,
  type ShownView,
  type SlackInput,
  type SlackView,
  submissionOf,
  toMessage,
  toView,
} from '../../cards/render/block-kit.ts';

const amount = (more: Partial<Extract<Field, { kind: 'text' }>> = {}): Field => ({
  ...{ kind: 'text', id: 'amount', label: 'Amount', value: '', maxLength: 30, refreshes: true, ...more },
});
const customer = (chosen?: { value: string; label: string }): Field => ({
  ...{ kind: 'search', id: 'customer', label: 'Customer', required: 'Choose one' },
  ...(chosen ? { chosen } : {}),
});
const form = (...fields: Field[]): Form => ({
  ...{ id: 'quickpay', title: 'T', submit: 'S', close: 'C', above: [], fields, below: [], state: 'seen' },
});

const inputs = (view: SlackView): SlackInput[] => view.blocks.filter((block) => block.type === 'input');

/** The view as Slack sends it back: what our blocks start with, changed by what was typed since. */
function typedInto(view: SlackView, typed: Record<string, string> = {}): ShownView {
  const values: ShownView['state']['values'] = {};
  for (const { block_id, element } of inputs(view)) {
    const start =
      element.type === 'plain_text_input'
        ? element.initial_value
        : 'initial_option' in element
          ? element.initial_option?.value
          : undefined;
    const value = typed[element.action_id] ?? start ?? null;
    values[block_id] = {
      [element.action_id]:
        element.type === 'plain_text_input' ? { value } : { selected_option: value ? { value } : null },
    };
  }
  return { private_metadata: view.private_metadata, state: { values } };
}

const draw = (drawn: Form, shown?: ShownView) => toView(drawn, 'quickpay', '{"mine":true}', shown);

describe('a form as a modal', () => {
  test('gives back what was typed, what was shown, and what the adapter keeps in it', () => {
    const shown = typedInto(draw(form(customer(), amount())), { customer: 'cus_1', amount: '12' });
    expect(submissionOf(shown)).toEqual({
      form: 'quickpay',
      values: { customer: 'cus_1', amount: '12' },
      state: 'seen',
    });
    expect(readMetadata(shown).own).toEqual({ mine: true });
  });

  test('reads an empty field as empty, not as missing', () => {
    expect(submissionOf(typedInto(draw(form(customer(), amount()))))).toMatchObject({
      values: { customer: '', amount: '' },
    });
  });

  test('keeps a block, and so what is being typed in it, when it is drawn again with what was typed', () => {
    const shown = typedInto(draw(form(amount())), { amount: '12' });
    const again = draw(form(amount({ value: '12' })), shown);
    expect(inputs(again)[0]?.block_id).toBe('amount.0');
  });

  test('draws a new block when the value is ours, because Slack would keep the typed one', () => {
    const shown = typedInto(draw(form(amount())), { amount: '12' });
    const first = draw(form(amount({ value: '98.12' })), shown);
    expect(inputs(first)[0]?.block_id).toBe('amount.1');
    const second = draw(form(amount({ value: '5' })), typedInto(first));
    expect(inputs(second)[0]?.block_id).toBe('amount.2');
    expect(submissionOf(typedInto(second)).values).toEqual({ amount: '5' });
  });

  test('reads emoji where Slack has their names, and keeps the block in which they were typed', () => {
    const shown = typedInto(draw(form(amount())), { amount: 'Merci :tada: :+1::skin-tone-6: :our-own:' });
    expect(submissionOf(shown).values).toEqual({ amount: 'Merci 🎉 👍🏿 ' });
    const again = draw(form(amount({ value: 'Merci 🎉 👍🏿 ' })), shown);
    expect(inputs(again)[0]?.block_id).toBe('amount.0');
  });

  test('draws a new block when another customer is chosen for the member', () => {
    const shown = typedInto(draw(form(customer({ value: 'new:+15145550188', label: 'new' }))));
    const [input] = inputs(draw(form(customer({ value: 'cus_1', label: 'Julie' })), shown));
    expect(input?.block_id).toBe('customer.1');
  });

  test('fills in a proposal that was pressed', () => {
    const view = draw(form(amount({ proposals: [{ value: '125.50', label: 'Use it' }] })));
    const button = view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0];
    expect(submissionOf(typedInto(view, { amount: '1' }), button).values).toEqual({ amount: '125.50' });
  });

  test('puts each problem at the block its field stands in now', () => {
    const wrong = form(customer(), amount({ problem: 'Too much', value: '9' }));
    const shown = typedInto(
      draw(form(customer(), amount({ value: '9' })), typedInto(draw(form(amount({ value: '1' }))))),
    );
    expect(fieldBlockId('amount', shown)).toBe('amount.1');
    expect(errorsOf(wrong, shown)).toEqual({ 'amount.1': 'Too much' });
  });

  test('a modal that says a problem itself is drawn anew with the next, so that nothing is said twice', () => {
    const wrong = form(amount({ problem: 'Too much', value: '9' }));
    expect(errorsOf(wrong, typedInto(draw(wrong)))).toEqual({});
  });

  test('says a problem below its field when it opens with one', () => {
    const view = draw(form(amount({ problem: 'Too much' })));
    expect(JSON.stringify(view.blocks)).toContain('❌ Too much');
  });

  test('shows a text that is longer than a field can hold as cut', () => {
    const [input] = inputs(draw(form(amount({ value: 'x'.repeat(3500) }))));
    expect(input?.element).toMatchObject({ initial_value: `${'x'.repeat(2999)}…`, max_length: 3000 });
  });
});

test('a message says in plain text what its blocks show', () => {
  const { text, blocks } = toMessage({
    summary: 'Paid & done',
    blocks: [
      { kind: 'text', text: 'Paid & done', tone: 'good' },
      { kind: 'facts', facts: [{ label: 'Customer', value: 'A < B' }] },
    ],
  });
  expect(text).toBe('Paid &amp; done\nCustomer A &lt; B');
  expect(blocks[0]).toEqual({ type: 'section', text: { type: 'plain_text', text: '✅ Paid & done', emoji: true } });
  expect(blocks[1]).toMatchObject({ fields: [{ text: '*Customer*' }, { type: 'plain_text', text: 'A < B' }] });
});

test('somebody’s own words stand apart as a quote, in which Slack reads no markup', () => {
  const { blocks } = toMessage({ summary: 'Said', blocks: [{ kind: 'quote', text: '*Paid* <!here>\nThanks' }] });
  const words = { type: 'text', text: '*Paid* <!here>\nThanks' };
  expect(blocks).toEqual([{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [words] }] }]);
});

test('in a modal only what holds it back is bold: what is worth knowing reads calmly behind its sign', () => {
  const { blocks } = toView(
    form(amount({ problem: 'Too much.', warnings: ['Asked before.', 'Paid before.'] })),
    'c',
    '',
  );
  const isBold = (block: object) => JSON.stringify(block).includes('"bold":true');
  const said = blocks.filter(({ type }) => type !== 'input').map((block) => [isBold(block), JSON.stringify(block)]);
  expect(said).toEqual([
    [true, expect.stringContaining('❌ Too much.')],
    [false, expect.stringContaining('⚠️ Asked before.')],
    [false, expect.stringContaining('⚠️ Paid before.')],
  ]);
});
