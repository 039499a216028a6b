import { ALL } from '../../src/audit/desk.ts';
import type { AuditRow } from '../../src/audit/row.ts';
import type { AuditExport, AuditFilter, AuditList } from '../../src/audit/screen.ts';
import type { NewcomersRole } from '../../src/company/role.ts';
import { keysIn } from '../../src/company/settings/keys.ts';
import { ACT_GROUPS, memberRef, type Outsider } from '../../src/kernel/act.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Currency } from '../../src/kernel/money.ts';
import { ALL as ALL_PAYMENTS } from '../../src/ledger/filter.ts';
import { line, note } from '../blocks.ts';
import type { Button, Card, Form, Row } from '../model.ts';
import { fitting } from '../render/visible.ts';
import { isolated, type Voice } from '../voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;
/** Of a text, what fits in a line. */
const SHOWN = 60;
/** Of one act, so many facts. */
const MOST_FACTS = 6;

/** A page of the log, with what narrows it and what leads on. */
export function auditListCard({ rows, names, group, who, turned, next, first }: AuditList, voice: Voice): Card {
  const { audit: say, ledger } = voice.words;
  const turn = (value: string, label: string): Button => ({ action: 'audit.turn', value, label });
  const narrowed = [
    ...(group ? [say.groups[group]] : []),
    ...(who ? [say.by(isolated(whoSays(who, names, voice)))] : []),
  ];
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      note(narrowed.length > 0 ? ledger.narrowed(narrowed.join(' · ')) : say.about),
      ...(rows.length > 0
        ? [{ kind: 'rows', rows: rows.map((row) => rowOf(row, names, voice)) } as const]
        : [line(narrowed.length > 0 || first ? say.nothing : say.none)]),
      {
        kind: 'buttons',
        buttons: [
          ...(next ? [turn(next, say.more)] : []),
          ...(first ? [turn(first, say.first)] : []),
          { action: 'audit.narrow', value: turned, label: say.filter, opensForm: true },
          ...(narrowed.length > 0 ? [turn(ALL, say.everything)] : []),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { action: 'audit.export', value: ALL, label: say.export.button },
          { action: 'payments.turn', value: ALL_PAYMENTS, label: say.payments },
        ],
      },
    ],
  };
}

function rowOf(row: AuditRow, names: AuditList['names'], voice: Voice): Row {
  const { audit: say } = voice.words;
  const details = [...changesOf(row, names, voice)].slice(0, MOST_FACTS);
  return {
    text: [say.actions[row.action] ?? row.action, ...aboutOf(row, voice)].join(' · '),
    detail: [isolated(whoSays(row.by, names, voice)), voice.fully(row.at), ...details].join(' · '),
  };
}

type Facts = Record<string, string>;
const factsIn = (text: string | undefined): Facts => (text ? (JSON.parse(text) as Facts) : {});

/** What it is about, at a glance: how much, and which. */
function aboutOf({ after, before }: AuditRow, voice: Voice): string[] {
  const { amount, reference, section } = { ...factsIn(before), ...factsIn(after) };
  const sections: Record<string, string> = {
    ...voice.words.companySettings.section.names,
    ...voice.words.accounts.names,
  };
  return [
    ...(amount ? [amountSays(amount, voice)] : []),
    ...(reference ? [isolated(reference)] : []),
    ...(section ? [sections[section] ?? section] : []),
  ];
}

function amountSays(text: string, voice: Voice): string {
  const [minor, currency] = text.split(' ');
  return voice.money({ minor: Number(minor), currency: currency as Currency });
}

/** What is said already, and what is for programs. */
const APART = [
  'amount',
  'reference',
  'section',
  'payment',
  'order',
  'refund',
  'dispute',
  'customer',
  'hash',
  'request',
  'payout',
];

/** What stood there before, and after. */
function* changesOf({ before, after, action }: AuditRow, names: AuditList['names'], voice: Voice): Generator<string> {
  const { audit: say } = voice.words;
  const [was, is] = [factsIn(before), factsIn(after)];
  if (was.amount && is.amount && was.amount !== is.amount) yield say.before(amountSays(was.amount, voice));
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (APART.includes(name)) continue;
    const label = labelOf(name, voice);
    const [from, to] = [was, is].map((facts) => valueSays(name, facts[name], names, voice));
    if (action !== 'settings-changed' && action !== 'roles-changed') yield say.fact(label, to ?? say.empty);
    else yield say.changed(label, from ?? say.empty, to ?? say.empty);
  }
}

/** As the form of the settings calls it; what is for programs keeps its name. */
export function labelOf(name: string, { words }: Voice): string {
  const { audit, companySettings: say, parts, reminders, roles } = words;
  const [, limit] = /^(?:biller|agent|member)-(request|refund|day)$/.exec(name) ?? [];
  const facts: Record<string, string> = {
    ...audit.facts,
    'least-part': parts.setting.label,
    'reminder-days': reminders.setting.label,
    newcomers: roles.newcomers.label,
    ...(limit && { [name]: roles.limits[limit as keyof typeof roles.limits].label }),
  };
  const said = say as unknown as Record<string, { label?: string } | undefined>;
  const [, kind = name, tongue] = /^(.+)-(fr|en)$/.exec(name) ?? [];
  const key = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const label = facts[name] ?? said[key]?.label ?? name;
  return tongue ? say.inLanguage(label, say.languages[tongue as Tongue]) : label;
}

const OF_ROOMS = ['rooms', 'talk-rooms'];

function valueSays(name: string, value: string | undefined, names: AuditList['names'], voice: Voice) {
  const { audit: say, companySettings, roles } = voice.words;
  if (!value?.trim()) return undefined;
  if (/^fil_[\w-]+$/.test(value)) return say.image;
  // An amount of a limit, or only the currency of one that is not set.
  if (/^\d* [A-Z]{3}$/.test(value)) return /^\d/.test(value) ? amountSays(value, voice) : undefined;
  if (value === 'yes') return companySettings.read.yes;
  if (name === 'newcomers') return roles.newcomers[value as NewcomersRole] ?? value;
  if (OF_ROOMS.includes(name)) {
    const keys = keysIn(value).map((key) => names[`room ${key}`] ?? say.closedRoom);
    return isolated(fitting(keys.join(', '), SHOWN));
  }
  const values: Record<string, string> = { ...voice.words.ledger.statuses, ...say.values };
  const known =
    values[value] ?? value.replace(/(?:slack|teams):[^\s,]+ [^\s,]+/g, (ref) => names[`member ${ref}`] ?? ref);
  return isolated(fitting(known.replace(/\s+/g, ' '), SHOWN));
}

/** Who did it; somebody whom nobody knows any more is called by their id. */
function whoSays(by: string, names: AuditList['names'], { words: { audit: say } }: Voice): string {
  const outsiders: Record<string, string> = say.outsiders satisfies Record<Outsider, string>;
  if (by === memberRef({ id: '-' })) return say.somebody;
  return names[by] ?? outsiders[by] ?? by.replace(/^member \S+ /, '');
}

/** What the log is narrowed by. */
export function auditFilterForm({ values, chosen }: AuditFilter, voice: Voice): Form {
  const { audit: say, ledger } = voice.words;
  return {
    ...{ id: 'audit-filter', title: say.form.title, submit: ledger.form.submit, close: ledger.form.close },
    ...{ above: [], below: [], state: '' },
    fields: [
      {
        ...{ kind: 'choice', id: 'group', label: say.form.group, value: values.group || ALL },
        options: [
          { value: ALL, label: say.form.any },
          ...ACT_GROUPS.map((value) => ({ value, label: say.groups[value] })),
        ],
      },
      {
        ...{ kind: 'search', id: 'who', ...say.form.who },
        ...(chosen && { chosen: { value: chosen.id, label: fitting(chosen.name, OPTION_LENGTH) } }),
      },
    ],
  };
}

/** Where the whole log is downloaded. */
export function auditExportCard({ file, until, fingerprint }: AuditExport, voice: Voice): Card {
  const { audit: say } = voice.words;
  return {
    summary: say.export.title,
    blocks: [
      { kind: 'heading', text: say.export.title },
      line(say.export.ready),
      { kind: 'buttons', buttons: [{ link: file, label: say.export.file, style: 'primary' }] },
      note(say.export.verify(fingerprint)),
      note(say.export.until(voice.fully(until))),
      { kind: 'buttons', buttons: [{ action: 'audit.turn', value: ALL, label: say.export.back }] },
    ],
  };
}
