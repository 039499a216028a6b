import type { Customer } from '../../src/customers/customer.ts';
import type { Incident } from '../../src/privacy/incident.ts';
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
const INCIDENT: Incident = {
  ...{ id: 'icd_1', companyId: 'com_garage', revision: 0, day: '2026-11-20', by: 'Marc Gagnon', at: NOON },
  ...{ what: 'Téléphone de service volé / Service phone stolen', affected: '12', serious: true },
  measures: 'Téléphone effacé / Phone wiped',
};
const TYPED = { day: '2026-11-20', what: '', affected: '', measures: '', serious: '' };
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
    'privacy-incidents': {
      'privacy-incidents': { kind: 'privacy-incidents', isSheet: true, incidents: [INCIDENT], done: 'entered' },
      'privacy-incidents-none': { kind: 'privacy-incidents', isSheet: true, incidents: [] },
      'privacy-incidents-many': {
        ...{ kind: 'privacy-incidents', isSheet: true, areMore: true },
        incidents: Array.from({ length: 10 }, () => INCIDENT),
      },
    },
    'privacy-incident': {
      'privacy-incident': { kind: 'privacy-incident', isSheet: true, values: TYPED, problems: {} },
      'privacy-incident-wrong': {
        ...{ kind: 'privacy-incident', isSheet: true, values: TYPED },
        problems: { day: { code: 'date-unreadable' }, what: { code: 'has-card-number' } },
      },
    },
    'privacy-incidents-file': {
      'privacy-incidents-file': {
        ...{ kind: 'privacy-incidents-file', isSheet: true, until: later(60) },
        file: 'https://pay.example/exports/incidents/a',
      },
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
