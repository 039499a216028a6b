import { type RoomId, roomKey } from '../company/index.ts';
import { hasCardNumber } from '../conversations/index.ts';
import { dayOf } from '../kernel/day.ts';
import { type Currency, parseAmount } from '../kernel/money.ts';
import type { Filled } from '../kernel/screen.ts';
import { asTyped } from '../kernel/typed.ts';
import { isStatus, type PaymentSearch } from '../payments/index.ts';
import type { FilterProblems, FilterValues } from './screen.ts';

export const UNFILTERED: FilterValues = {
  ...{ status: '', text: '', least: '', most: '', from: '', until: '', asker: '', room: '' },
};
const FIELDS = Object.keys(UNFILTERED) as (keyof FilterValues)[];
/** In the place of no choice: no channel takes an option that is empty. */
export const ANY = 'any';

/** More than anybody looks for; what buttons carry has its limits, too (2,000, Slack). */
const LONGEST = { text: 60, least: 24, most: 24, from: 10, until: 10, status: 20, asker: 120, room: 150 };

/** What a button carries for the list as it is opened: none may carry nothing (Slack). */
export const ALL = 'all';

/** The list as somebody has turned it: what narrows it, and the place behind which it goes on. */
export interface Turn {
  values: FilterValues;
  behind?: string;
}

/** What a button carries for it, a line for each: at most some 500 characters, whatever they are. */
export function turnText({ values, behind = '' }: Turn): string {
  const set = FIELDS.flatMap((field) => (values[field] ? [`${field}=${values[field]}`] : []));
  return [...set, ...(behind ? [`behind=${behind}`] : [])].join('\n') || ALL;
}

/** What comes back may be anything: what cannot be read narrows nothing. */
export function readTurn(text: string): Turn {
  const lines = text.slice(0, 2_000).split('\n');
  const given = Object.fromEntries(
    lines.flatMap((line) => {
      const [, field, value] = /^([a-z]+)=(.*)$/.exec(line) ?? [];
      return field && value ? [[field, value]] : [];
    }),
  );
  const behind = given.behind ?? '';
  return { values: valuesIn(given), ...(/^\d{4}-[\dT:.Z-]{1,30} \S{1,80}$/.test(behind) && { behind }) };
}

export const readFilter = ({ values }: Filled): FilterValues => valuesIn(values);

function valuesIn(given: Readonly<Record<string, string>>): FilterValues {
  const of = (field: keyof FilterValues): string => {
    const typed = Object.hasOwn(given, field) ? asTyped(given[field] ?? '').trim() : '';
    return typed === ANY ? '' : typed.slice(0, LONGEST[field]);
  };
  const status = of('status');
  return {
    ...{ text: of('text'), least: of('least'), most: of('most'), from: of('from'), until: of('until') },
    ...{ asker: of('asker'), room: of('room'), status: isStatus(status) ? status : '' },
  };
}

/** What is typed behind the command: what names, numbers and references begin with. */
export const typedBehind = (text: string): FilterValues => valuesIn({ text });

/** What is looked for, and what is wrong with what was typed. */
export function searchOf(
  values: FilterValues,
  { currency, timeZone }: { currency: Currency; timeZone: string },
): { search: PaymentSearch; problems: FilterProblems } {
  const problems: FilterProblems = {};
  const amount = (field: 'least' | 'most'): number | undefined => {
    if (values[field] === '') return undefined;
    const read = parseAmount(values[field], currency);
    if (!read.ok) problems[field] = read.refusal;
    return read.ok ? read.value.minor : undefined;
  };
  const day = (field: 'from' | 'until') => {
    if (values[field] === '') return undefined;
    const read = dayOf(values[field], timeZone);
    if (!read) problems[field] = { code: 'date-unreadable' };
    return read;
  };
  const [least, most, first, last] = [amount('least'), amount('most'), day('from'), day('until')];
  if (least !== undefined && most !== undefined && least > most) problems.most = { code: 'range-reversed' };
  if (first && last && first.from > last.from) problems.until = { code: 'range-reversed' };
  if (hasCardNumber(values.text)) problems.text = { code: 'has-card-number' };
  const { status, text, asker, room } = values;
  return {
    problems,
    search: {
      ...(status && { status }),
      ...(text && !problems.text && { text }),
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
      ...(first && { from: first.from }),
      ...(last && { until: last.until }),
      ...(asker && { asker }),
      ...(isRoom(room) && { room }),
    },
  };
}

const isRoom = (text: string): text is NonNullable<PaymentSearch['room']> => /^(?:slack|teams):.+\/.+$/.test(text);

/** What an export was narrowed by, as the audit log has it: words that may name a customer are not among it. */
export const filterFacts = ({ text, asker, status, least, most, from, until, room }: FilterValues) => ({
  ...{ status: status || undefined, least: least || undefined, most: most || undefined },
  ...{ from: from || undefined, until: until || undefined },
  ...{
    rooms: room ? roomKey({ id: room as RoomId }) : undefined,
    asker: asker || undefined,
    text: text ? 'yes' : undefined,
  },
});
