import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { sayMethod } from '../../cards/payments/payment-method.ts';
import { words } from '../../src/i18n/index.ts';

/** Every type that the SDK knows a charge to be paid with. */
function knownTypes(): string[] {
  const declared = readFileSync('node_modules/stripe/cjs/resources/Charges.d.ts', 'utf8');
  const fields = /\n {4}interface PaymentMethodDetails \{\n([\s\S]*?)\n {4}\}/.exec(declared)?.[1] ?? '';
  return Array.from(fields.matchAll(/^ {8}(\w+)\?:/gm), ([, type]) => type!);
}

test('every way of paying that Stripe knows has a name that people read, in both languages', () => {
  const types = knownTypes();
  expect(types.length).toBeGreaterThan(50);
  for (const tongue of ['fr', 'en'] as const) {
    const say = (name: string) => sayMethod({ kind: 'other', name }, words(tongue));
    const said = types.map((type) => [type, say(type)] as const);
    expect(
      said.filter(([type, text]) => text.includes('_') || (text === type && !['card', 'giropay'].includes(text))),
    ).toEqual([]);
    // Only what has no name of its own is called another.
    const other = words(tongue).paymentMethod.other;
    expect(said.flatMap(([type, text]) => (text === other ? [type] : [])).sort()).toEqual(
      'crypto stripe_account wechat'.split(' '),
    );
    expect([say('invented_pay'), say('constructor'), say('')]).toEqual([other, other, other]);
  }
});
