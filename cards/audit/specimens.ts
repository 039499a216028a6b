import type { AuditRow } from '../../src/audit/row.ts';
import type { AuditExport, AuditFilter, AuditList, AuditScreen } from '../../src/audit/screen.ts';
import { ACTIONS, type Action } from '../../src/kernel/act.ts';
import type { Screen } from '../../src/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { later } from '../specimens/people.ts';

const MARC = 'member slack:T1 U1';
const NAMES = { [MARC]: 'Marc Gagnon', 'member slack:T1 U2': 'Sophie Roy', 'room k1': 'service' };

const row = (seq: number, action: Action, more: Partial<AuditRow> = {}): AuditRow => ({
  ...{ id: `com_1/${seq}`, companyId: 'com_1', seq, at: later(seq), action, group: ACTIONS[action], by: MARC },
  ...{ about: 'requests pay_1', key: 'made', prev: '0', hash: '0', ...more },
});

const list = (change: Partial<AuditList>): AuditList => ({
  ...{ kind: 'audit-list', isSheet: true, rows: [], names: NAMES, turned: 'all', ...change },
});
const filter: AuditFilter = { kind: 'audit-filter', isSheet: true, values: { group: '', who: '' } };

const ROWS = [
  row(9, 'payment-received', {
    ...{ by: 'processor', after: '{"amount":"12550 CAD","payment":"pi_1","reference":"RO4821"}' },
  }),
  row(8, 'refund-ordered', { after: '{"amount":"5000 CAD","reason":"goodwill","reference":"RO4818"}' }),
  row(7, 'amount-changed', {
    ...{ by: 'source', before: '{"amount":"12550 CAD"}', after: '{"amount":"14000 CAD","reference":"RO4821"}' },
  }),
  row(6, 'settings-changed', {
    before: '{"name":"Garage","section":"information","timeZone":"America/Toronto"}',
    after: '{"name":"Garage Boréal","section":"information","timeZone":"America/Halifax"}',
  }),
  row(6, 'settings-changed', {
    before: '{"invoice-footnote-en":"Thank you.","section":"invoices"}',
    after: '{"invoice-footnote-en":"Thanks a lot.","section":"invoices","logo":"fil_b"}',
  }),
  row(6, 'settings-changed', {
    before: '{"reminder-days":"3,7","refund-limit":" CAD","rooms":"k1","section":"payments"}',
    after: '{"reminder-days":"3,7,14","refund-limit":"50000 CAD","rooms":"k1,k2","section":"payments"}',
  }),
  row(5, 'roles-changed', {
    before: '{"newcomers":"member","member-day":"50000 CAD","section":"others"}',
    after: '{"newcomers":"agent","member-day":"0 CAD","section":"others"}',
  }),
  row(5, 'roles-changed', {
    ...{ before: '{"billers":"","section":"billers"}', after: '{"billers":"slack:T1 U2","section":"billers"}' },
  }),
  row(4, 'consent-withdrawn', { by: 'customer', after: '{"level":"none","source":"customer-texted"}' }),
  row(3, 'roles-changed', { by: 'operator', after: '{"appointed":"teams:t U9","section":"administrators"}' }),
  row(2, 'request-cancelled', { by: 'member - -', after: '{"reference":"RO4820","why":"mistake"}' }),
  row(1, 'company-founded', { by: 'member slack:T1 U9', after: '{"workspace":"slack:T1"}' }),
];

/** The log as it is opened, narrowed and empty; what narrows it; and where it is downloaded. */
export function screens(): ScreenSpecimens<AuditScreen> {
  const taken: AuditExport = {
    ...{ kind: 'audit-export', isSheet: true, until: later(60), fingerprint: '0123456789abcdef' },
    file: 'https://pay.example/exports/audit/a',
  };
  return {
    'audit-list': {
      audit: list({ rows: ROWS, next: 'before=1' }),
      'audit-narrowed': list({
        ...{ group: 'money', who: 'Marc Gagnon', rows: ROWS.slice(0, 2), turned: 'group=money', first: 'group=money' },
      }),
      'audit-none': list({}),
      'audit-nothing-found': list({ group: 'roles', turned: 'group=roles' }),
    },
    'audit-filter': {
      'audit-filter': filter,
      'audit-filter-chosen': {
        ...{ ...filter, values: { group: 'money', who: MARC }, chosen: { id: MARC, name: 'Marc Gagnon' } },
      },
    },
    'audit-export': { 'audit-export': taken },
  };
}

/** A whole page of the longest and the most hostile words. */
export function extremes(): { screens: Record<string, Screen> } {
  const lists = longAndHostile.map(({ script, name, message, reference }): [string, Screen] => {
    const factsOf = (text: string) => JSON.stringify({ name, terms: text, reference, section: 'others' });
    const long = row(1, 'settings-changed', { before: factsOf(message), after: factsOf(`${message}!`) });
    return [
      `extreme-audit-${script}`,
      list({
        ...{ rows: Array.from({ length: 10 }, () => long), names: { [MARC]: name }, who: name },
        ...{ turned: 'group=installation', next: 'before=1', first: 'all', group: 'installation' as const },
      }),
    ];
  });
  return { screens: Object.fromEntries(lists) };
}
