import { words } from '../i18n/index.ts';
import { folded } from '../kernel/folded.ts';
import type { Tongue } from '../kernel/language.ts';

/** What may stand between braces in a text. */
export const VARIABLES = [
  'customer.firstName',
  'amount',
  'reference',
  'link',
  'company.name',
  'member.firstName',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** Those of them that a text can have which asks for no money. */
export const PLAIN_VARIABLES: readonly Variable[] = ['customer.firstName', 'company.name', 'member.firstName'];

/** Stands in a composed text where the link will. */
export const LINK = '{link}';

/** Words between braces. */
const BRACED = /\{\s*(\p{L}[^{}\n]{0,60})\}/gu;

/** Either language's names are understood in both, in any case. */
const NAMES: ReadonlyMap<string, Variable> = new Map(
  (['fr', 'en'] as const).flatMap((tongue) =>
    VARIABLES.map((variable) => [folded(words(tongue).variables[variable]), variable] as const),
  ),
);
const variableNamed = (name: string): Variable | undefined => NAMES.get(folded(name.trim()));

/** A text whose variables are called as this language calls them. */
export const namedIn = (tongue: Tongue, text: string): string =>
  text.replace(BRACED, (typed, name: string) => {
    const variable = variableNamed(name);
    return variable ? `{${words(tongue).variables[variable]}}` : typed;
  });

/** The first words between braces that are no variable, as typed; undefined when there are none. */
export const unknownVariableIn = (text: string): string | undefined =>
  Array.from(text.matchAll(BRACED), ([, name = '']) => name.trim()).find((name) => !variableNamed(name));

/** Whether a brace stands in it that belongs to no words between braces. */
export const hasStrayBrace = (text: string): boolean => /[{}]/.test(text.replaceAll(BRACED, ''));

/** Words in braces of any number, a brace alone, and words in square or pointed brackets. */
const LIKE_A_VARIABLE = /\{{2,}[^{}\n]{0,60}\}*|\{[^{}\n]{0,60}\}+|[{}]|\[([^[\]\n]{1,60})\]|<([^<>\n]{1,60})>/gu;
const BRACED_ALONE = new RegExp(`^${BRACED.source}$`, 'u');

/** What looks like a variable and is none, so that it would be sent as it was typed: `{}`, `{{amount}}`, `[lien]`. */
export function likeVariableIn(text: string): string | undefined {
  for (const [typed, square, pointed] of text.matchAll(LIKE_A_VARIABLE)) {
    const name = square ?? pointed;
    const isMeant = name === undefined ? !BRACED_ALONE.test(typed) : isPartOfName(name);
    if (isMeant) return typed;
  }
  return undefined;
}

/** `lien`, `client.prénom` or `prénom`. */
const isPartOfName = (name: string): boolean => {
  const part = folded(name.trim());
  return NAMES.has(part) || [...NAMES.keys()].some((known) => known.split('.').includes(part));
};

/** The variable that was most likely meant: the one whose name, or a part of it, takes the fewest letters to write instead. */
export function nearestVariable(typed: string, among: readonly Variable[] = VARIABLES): Variable {
  const name = folded(typed.trim());
  const ways = [...NAMES]
    .filter(([, variable]) => among.includes(variable))
    .map(([known, variable]) => ({ variable, far: farFrom(name, known) }));
  return ways.reduce((nearest, way) => (way.far < nearest.far ? way : nearest)).variable;
}

/** What is left out counts for little, and the other half of a name for less: `ref` and `firstName` are both near. */
function farFrom(typed: string, known: string): number {
  const parts = known.split('.').map((part) => (part.startsWith(typed) ? 1 : distance(typed, part)) + 0.5);
  return Math.min(distance(typed, known), ...parts);
}

/** How many letters have to be put in, left out or replaced to make one of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...from].entries()) {
    const here = [row + 1];
    for (const [at, other] of [...to].entries())
      here.push(Math.min(here[at]! + 1, above[at + 1]! + 1, above[at]! + (letter === other ? 0 : 1)));
    above = here;
  }
  return above.at(-1)!;
}

/** A text with its variables filled in; the link's place is marked, and touches nothing. */
export function filled(template: string, values: Record<Exclude<Variable, 'link'>, string>): string {
  const text = template.replace(BRACED, (typed, name: string) => {
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
