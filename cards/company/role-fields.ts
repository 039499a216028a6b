import { type Member, platformOf } from '../../src/company/company.ts';
import { type GivenRole, holdersOf, isSame, type LimitedRole, type RoleLimits } from '../../src/company/roles.ts';
import { keysIn, memberKey } from '../../src/company/settings/keys.ts';
import type { SettingName, SettingsForm } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import type { Voice } from '../voice.ts';
import { longList } from './long-list.ts';
import { labelsOf, PLATFORMS } from './payment-fields.ts';
import type { Setting } from './setting.ts';

const AMOUNT_LENGTH = 20;
type FieldName = Extract<SettingName, 'administrators' | 'billers' | 'agents' | 'viewers'>;
type Fields = (form: SettingsForm, voice: Voice, setting: Setting) => Field[];

/** To whom a role is given. */
const peopleIn =
  (name: FieldName, role: GivenRole): Fields =>
  ({ values, members, company, areMore }, { words }, setting) => {
    const { people: say } = words.roles;
    const before = holdersOf(company, role);
    const ticked = keysIn(values[name] ?? '');
    const { options, finding } = longList<Member>({
      all: members,
      keyOf: memberKey,
      nameOf: (member) => member.name,
      labelOf: (member) => say.of(member.name, PLATFORMS[platformOf(member.workspaceId)]),
      stands: (member) => before.some((one) => isSame(one, member)),
      ...{ ticked, find: values.find ?? '', say: say.find, cut: areMore && say.find.cut },
    });
    const chosen = ticked.filter((key) => options.some(({ value }) => value === key));
    return [
      ...finding,
      {
        ...setting(name, { read: (value) => labelsOf(keysIn(value), options).join(', ') }),
        ...{ kind: 'choices', label: say[name], hint: say.hint[name], values: chosen, options },
      },
    ];
  };

const limitIn =
  (role: LimitedRole, which: keyof RoleLimits): Fields =>
  ({ values }, { words }, setting) => {
    const name = `${role}-${which}` as Extract<SettingName, `${LimitedRole}-${keyof RoleLimits}`>;
    const { label, hint } = words.roles.limits[which];
    return [{ ...setting(name), kind: 'text', label, hint, value: values[name] ?? '', maxLength: AMOUNT_LENGTH }];
  };

const newcomers: Fields = ({ values }, { words }, setting) => {
  const { newcomers: say } = words.roles;
  const required = words.refusals['field-missing'];
  return [
    {
      ...setting('newcomers', { read: (value) => (value === 'agent' || value === 'viewer' ? say[value] : say.member) }),
      ...{ kind: 'choice', label: say.label, hint: say.hint, value: values.newcomers ?? 'member', required },
      options: (['member', 'agent', 'viewer'] as const).map((value) => ({ value, label: say[value] })),
    },
  ];
};

const all =
  (...parts: Fields[]): Fields =>
  (...given) =>
    parts.flatMap((part) => part(...given));

/** Who has which role, and what it may. */
export const roleFields: Record<'administrators' | 'billers' | 'agents' | 'viewers' | 'others', Fields> = {
  administrators: peopleIn('administrators', 'administrator'),
  billers: all(
    peopleIn('billers', 'biller'),
    ...(['request', 'refund', 'day'] as const).map((which) => limitIn('biller', which)),
  ),
  agents: all(peopleIn('agents', 'agent'), limitIn('agent', 'request')),
  viewers: peopleIn('viewers', 'viewer'),
  others: all(newcomers, ...(['request', 'refund', 'day'] as const).map((which) => limitIn('member', which))),
};
