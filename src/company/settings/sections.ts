import { createHash } from 'node:crypto';
import type { Tongue } from '../../kernel/language.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { conversations } from './conversations.ts';
import type { Around, Field, Standing } from './field.ts';
import { information } from './information.ts';
import { invoices } from './invoices.ts';
import { payments } from './payments.ts';
import { administrators, agents, billers, others, viewers } from './roles.ts';

/** In the order in which they are shown. */
export const SECTIONS = {
  ...{ information, invoices, payments, conversations },
  ...{ administrators, billers, agents, viewers, others },
} satisfies Record<string, Record<string, Field>>;
export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
export const isSection = (name: string): name is SectionName => Object.hasOwn(SECTIONS, name);
/** What the form of a section is called. */
export const settingsFormOf = (section: SectionName): string => `settings-${section}`;

/** What every setting is called, in forms and in words. */
export type SettingName = { [S in SectionName]: keyof (typeof SECTIONS)[S] }[SectionName] & string;

/** By setting. */
export type Values = Partial<Record<SettingName, string>>;

export const fieldsOf = (section: SectionName): [SettingName, Field][] =>
  Object.entries<Field>(SECTIONS[section]) as [SettingName, Field][];

export const valuesOf = (section: SectionName, standing: Standing): Values =>
  Object.fromEntries(fieldsOf(section).map(([name, field]) => [name, field.of(standing)]));

/** As their reader would type them. */
export const writtenOf = (section: SectionName, standing: Standing, tongue: Tongue): Values =>
  Object.fromEntries(fieldsOf(section).map(([name, field]) => [name, writtenBy(field, standing, tongue)]));

const writtenBy = (field: Field, standing: Standing, tongue: Tongue): string => {
  const value = field.of(standing);
  return field.written?.(value, tongue, standing) ?? value;
};

/** What was typed as it is to stand, and what is wrong with the rest. */
export function readSection(section: SectionName, around: Around) {
  const values: Values = {};
  const problems: Partial<Record<SettingName, Refusal>> = {};
  for (const [name, field] of fieldsOf(section)) {
    // A logo is chosen and not typed: where none was, it stays as it is.
    const read = name === 'logo' ? undefined : field.read(around.typed[name] ?? '', around);
    if (!read) continue;
    if (read.ok) values[name] = read.value;
    else problems[name] = read.refusal;
  }
  return { values, problems };
}

/** How it would stand with these values. */
export const withValues = (section: SectionName, standing: Standing, values: Values): Standing =>
  fieldsOf(section).reduce((before, [name, field]) => {
    const value = values[name];
    return value === undefined || value === field.of(before) ? before : field.put(before, value);
  }, standing);

const MARK_LENGTH = 6;
const markOf = (value: string): string => createHash('sha256').update(value).digest('base64url').slice(0, MARK_LENGTH);

/** What a form carries of how its section stood when it was shown: a mark for each setting, in their order. */
export const marksOf = (section: SectionName, standing: Standing): string =>
  fieldsOf(section)
    .map(([, field]) => markOf(field.of(standing)))
    .join('');

/**
 * The settings that somebody else changed since these marks were made, each with whether it was changed here as well.
 * What has come to be the same on both sides is no difference.
 */
export function changedMeanwhile(
  section: SectionName,
  { marks, now, mine }: { marks: string; now: Standing; mine: Values },
): { name: SettingName; alsoHere: boolean }[] {
  return fieldsOf(section).flatMap(([name, field], index) => {
    const seen = marks.slice(index * MARK_LENGTH, (index + 1) * MARK_LENGTH);
    const [theirs, ours] = [field.of(now), mine[name]];
    if (markOf(theirs) === seen || theirs === ours) return [];
    return [{ name, alsoHere: ours !== undefined && markOf(ours) !== seen }];
  });
}
