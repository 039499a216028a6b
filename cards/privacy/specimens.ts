import type { Customer } from '../../src/customers/customer.ts';
import type { CorrectForm, PrivacyScreen } from '../../src/privacy/screen.ts';
import type { Screen } from '../../src/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { ANA, JULIE, later, NOON } from '../specimens/people.ts';

const known = (who: Pick<Customer, 'id' | 'name' | 'phone' | 'email'>, change: Partial<Customer> = {}): Customer => ({
  ...{ companyId: 'com_garage', revision: 1, consent: [], createdAt: NOON, ...who, ...change },
});
const correct = (change: Partial<CorrectForm> = {}): CorrectForm => ({
  ...{ kind: 'privacy-correct', isSheet: true, customer: known(JULIE), seen: 'a', problems: {} },
  values: { name: JULIE.name, phone: JULIE.phone, email: '', tongue: 'auto' },
  ...change,
});
const STOPPED = { level: 'none', source: 'customer-texted', proof: 'ARRET', at: NOON } as const;

/** Whose data it is about, what is known of them, and what is done with it. */
export function screens(): ScreenSpecimens<PrivacyScreen> {
  const search = { kind: 'privacy-search', isSheet: true, values: { customer: '' } } as const;
  return {
    'privacy-search': {
      'privacy-search': search,
      'privacy-search-chosen': { ...search, values: { customer: JULIE.id }, chosen: known(JULIE) },
      'privacy-search-nobody': { ...search, problem: { code: 'customer-missing' } },
    },
    'privacy-customer': {
      'privacy-customer': { kind: 'privacy-customer', isSheet: true, customer: known(JULIE, { tongue: 'fr' }) },
      'privacy-customer-stopped': {
        ...{ kind: 'privacy-customer', isSheet: true },
        customer: known({ ...JULIE, email: 'julie@example.com' }, { consent: [STOPPED] }),
      },
      'privacy-customer-corrected': {
        ...{ kind: 'privacy-customer', isSheet: true, done: 'corrected' },
        customer: known(JULIE, { tongue: 'fr' }),
      },
      'privacy-customer-by-email': { kind: 'privacy-customer', isSheet: true, customer: known(ANA) },
    },
    'privacy-correct': {
      'privacy-correct': correct(),
      'privacy-correct-wrong': correct({
        values: { name: 'Julie', phone: '514', email: 'julie', tongue: 'fr' },
        problems: { phone: { code: 'contact-taken' }, email: { code: 'email-unreadable' } },
      }),
      'privacy-correct-changed': correct({ problems: { name: { code: 'customer-changed' } } }),
      'privacy-correct-nothing': correct({ problems: { phone: { code: 'contact-missing' } } }),
    },
    'privacy-not-erased': {
      'privacy-not-erased': {
        ...{ kind: 'privacy-not-erased', isSheet: true, customer: known(JULIE) },
        hindrances: [
          { why: 'unpaid', reference: 'RO4821' },
          { why: 'refund', reference: 'RO4818' },
          { why: 'dispute', reference: 'RO4817' },
          { why: 'estimate', reference: 'RO4830' },
          { why: 'text' },
        ],
      },
      'privacy-not-erased-much': {
        ...{ kind: 'privacy-not-erased', isSheet: true, customer: known(JULIE) },
        hindrances: Array.from({ length: 12 }, (_, n) => ({ why: 'unpaid' as const, reference: `RO${n}` })),
      },
    },
    'privacy-erased': { 'privacy-erased': { kind: 'privacy-erased', isSheet: true } },
    'privacy-export': {
      'privacy-export': {
        ...{ kind: 'privacy-export', isSheet: true, customer: JULIE, until: later(60) },
        file: 'https://pay.example/exports/customer/a',
      },
    },
  };
}

/** Names of every script and length. */
export function extremes(): { screens: Record<string, Screen> } {
  const lists = longAndHostile.map(({ script, name }): [string, Screen] => [
    `extreme-privacy-customer-${script}`,
    { kind: 'privacy-customer', isSheet: true, customer: known({ ...JULIE, name }) },
  ]);
  return { screens: Object.fromEntries(lists) };
}
