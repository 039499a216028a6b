import {
  ACCOUNT_FIELDS,
  ACCOUNT_VENDORS,
  type AccountField,
  accountFormOf,
} from '../../src/company/settings/account-screen.ts';
import { SECTION_NAMES } from '../../src/company/settings/sections.ts';
import { isPhone } from '../../src/kernel/phone.ts';
import type { AccountForm } from '../../src/screen.ts';
import { note } from '../blocks.ts';
import type { Block, Field, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { isolated, type Voice } from '../voice.ts';

const LONGEST = 300;

/** Where one goes in the settings: the sections, and the accounts. */
export const sectionField = (value: string, { words }: Voice): Field => ({
  ...{ kind: 'choice', id: 'section', label: words.companySettings.section.label, value, refreshes: true },
  required: words.refusals['field-missing'],
  options: [
    ...SECTION_NAMES.map((name) => ({ value: name, label: words.companySettings.section.names[name] })),
    ...ACCOUNT_VENDORS.map((name) => ({ value: name, label: words.accounts.names[name] })),
  ],
});

/** A company's own account with a vendor: what it has, how to get another, and where to put it. */
export function accountForm(form: AccountForm, voice: Voice): Form {
  const { accounts: say, companySettings } = voice.words;
  const { vendor, values, address, done } = form;
  return {
    ...{ id: accountFormOf(vendor), title: companySettings.title, submit: say.submit, close: companySettings.close },
    refresh: companySettings.refresh,
    above: [
      ...(done ? [{ kind: 'text', text: say.saved[vendor], tone: 'good' } as const] : []),
      ...standingOf(form, voice),
    ],
    fields: [sectionField(values.section, voice), ...ACCOUNT_FIELDS[vendor].map((id) => fieldOf(id, form, voice))],
    below: [
      { kind: 'text', text: say.steps[vendor].map((step, at) => `${at + 1}. ${step}`).join('\n') },
      { kind: 'facts', facts: [{ label: say.address, value: address }] },
      ...(done || form.has ? [note(say.before[vendor])] : []),
    ],
    state: '',
  };
}

function standingOf({ vendor, has }: AccountForm, voice: Voice): Block[] {
  const { accounts: say } = voice.words;
  if (!has) return [{ kind: 'text', text: say.none[vendor] }];
  const reference = isPhone(has.reference) ? voice.phone(has.reference) : has.reference;
  const called = isolated(has.name ? `${has.name} (${reference})` : reference);
  return [
    { kind: 'text', text: say.now(called, voice.shortly(has.at)) },
    ...(has.isLive || vendor !== 'stripe' ? [] : [{ kind: 'text', text: say.testMode, tone: 'attention' } as const]),
  ];
}

function fieldOf(id: AccountField, { values, problems, has }: AccountForm, voice: Voice): Field {
  const { accounts: say, refusals } = voice.words;
  const { label, hint } = say.fields[id];
  const end = has?.ends[id];
  const problem = problems[id];
  return {
    ...{ kind: 'text', id, label, hint: end ? say.kept(end) : hint, value: values[id] ?? '', maxLength: LONGEST },
    ...(!end && { required: refusals['field-missing'] }),
    ...(problem && { problem: sayRefusal(problem, voice) }),
  };
}
