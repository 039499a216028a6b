import { expect, test } from '@jest/globals';
import { presentPage } from '../../cards/pages/payment-page.ts';
import { pages } from '../../cards/pages/specimens.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { paperSpecimens } from '../../sandbox/papers/specimens.ts';
import { everything } from './drawn.ts';

/** `p.m..`, and not an ellipsis. */
const TWICE = /[^.]\.\.(?!\.)/;

test.each(['fr', 'en'] as const)('no sentence on the customer’s page ends twice (%s)', (tongue) => {
  const invoice = paperSpecimens()[`invoice-quick.${tongue}`];
  if (!invoice) throw new Error('there is no invoice');
  const states = pages(tongue, {
    others: [],
    receipts: [],
    invoice,
    printable: ['invoice', 'receipt'],
    mailable: true,
  });
  for (const [name, { view, about }] of Object.entries(states)) {
    const company = { ...view.company, name: 'Garage Boréal inc.' };
    const { text: _, ...said } = presentPage({ ...view, company }, about);
    expect([name, JSON.stringify(said)]).toEqual([name, expect.not.stringMatching(TWICE)]);
  }
});

test('no sentence on a card or form ends twice', () => {
  for (const { name, tongue, shown } of everything) {
    const said = 'fields' in shown ? JSON.stringify(shown) : toPlainText(shown);
    expect([name, tongue, said]).toEqual([name, tongue, expect.not.stringMatching(TWICE)]);
  }
});
