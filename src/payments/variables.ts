import { REPLY_VARIABLES, type ReplyVariable } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { folded } from '../kernel/folded.ts';

/** Stands in a composed text where the link will. */
export const LINK = '{link}';

/** Words between braces. */
const VARIABLE = /\{\s*(\p{L}[^{}\n]{0,60})\}/gu;

/** Either language's names are understood in both, in any case. */
const NAMES: ReadonlyMap<string, ReplyVariable> = new Map(
  (['fr', 'en'] as const).flatMap((tongue) =>
    REPLY_VARIABLES.map((variable) => [folded(words(tongue).variables[variable]), variable] as const),
  ),
);
const variableNamed = (name: string): ReplyVariable | undefined => NAMES.get(folded(name.trim()));

/** The first words between braces that are no variable, as typed; undefined when there are none. */
export const unknownVariableIn = (text: string): string | undefined =>
  Array.from(text.matchAll(VARIABLE), ([, name = '']) => name.trim()).find((name) => !variableNamed(name));

/** A text with its variables filled in; the link's place is marked, and touches nothing. */
export function filled(template: string, values: Record<Exclude<ReplyVariable, 'link'>, string>): string {
  const text = template.replace(VARIABLE, (typed, name: string) => {
    const variable = variableNamed(name);
    if (variable === 'link') return LINK;
    return variable ? values[variable].replaceAll(/[{}]/g, '') : typed;
  });
  // A greeting without a name must not leave a blank before its comma. Blanks become one first: looking behind each
  // of many for a comma would take minutes.
  const tidy = text.replaceAll(/ {2,}/g, ' ').replaceAll(/ ([,.])/g, '$1');
  // Telephones take a full stop or a bracket for a part of the address that it follows.
  return tidy
    .replaceAll(/\{link\}(?=\S)/g, `${LINK} `)
    .replaceAll(/(?<=[\p{L}\p{N}])\{link\}/gu, ` ${LINK}`)
    .trim();
}
