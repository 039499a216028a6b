import { folded } from './folded.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What stands before a name, as folded and without full stops. */
const TITLES = listed(
  'm mm mr mrs ms mx miss mme mmes mlle mlles me mes dr dre dres drs prof pr sr sra monsieur madame mademoiselle maitre ' +
    'docteur docteure doctor professeur professeure professor sir lady rev pere soeur',
);
/** What stands behind one, also after a comma. */
const BEHIND = listed('jr sr ii iii iv fils phd md dmd ing avocat avocate notaire cpa esq dds');
/** What only a company has in its name. */
const OF_COMPANY = listed(
  'inc ltee ltd llc llp lp limitee limited corp corporation incorporated compagnie company cie enr enrg reg senc sencrl ' +
    'sarl sas sasu sa eurl sci gmbh plc coop cooperative ulc entreprise entreprises enterprises construction ' +
    'constructions immeubles transport transports',
);
/** What a name begins with that is no person's: a company's, an office's, or what is typed where none is known. */
const OF_NOBODY = listed(
  'garage auto autos groupe gestion restaurant depanneur pharmacie clinique hopital ecole commission ville municipalite ' +
    'city town succession estate client cliente customer comptant cash inconnu inconnue unknown anonyme test n/a na',
);
/** The beginning of a family name in several words, and of a second person's. */
const PARTICLES = listed(
  'de du des d la le van von der den st ste saint sainte mac mc el al ben bin di da do dos del et and',
);

/** `s.e.n.c.` as `senc`. */
const bare = (word: string): string => folded(word).replace(/[.’']/g, '');

const LONGEST = 200;

/**
 * What to greet somebody by, from a name as people and dealer systems write it: `Julie Tremblay`, `Tremblay, Luc`,
 * `TREMBLAY,JULIE`. Undefined where none can be told: a company, a title and a family name, initials, no letters.
 */
export function firstNameIn(text: string): string | undefined {
  const name = text.slice(0, LONGEST);
  const words = wordsOf(name);
  // Companies are called by numbers, and people never.
  if (words.some((word) => OF_COMPANY.has(bare(word)) || /\p{Nd}/u.test(word))) return undefined;
  if (OF_NOBODY.has(bare(words[0] ?? ''))) return undefined;
  const [before = '', ...behind] = name.split(',');
  const given = wordsOf(behind.join(' ')).filter((word) => !BEHIND.has(bare(word)));
  const first = given.length > 0 ? givenOf(given, true) : givenOf(wordsOf(before), false);
  const isShouted = /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
  return first && (isShouted ? asWritten(first) : first);
}

/** Words that have a letter, without what stands around them. */
const wordsOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The given name among these. `isAlone`: the family's stands elsewhere. */
function givenOf(words: string[], isAlone: boolean): string | undefined {
  const titles = words.findIndex((word) => !TITLES.has(bare(word)));
  const [first, second] = words.slice(titles < 0 ? words.length : titles);
  if (!first || isInitials(first)) return undefined;
  // Behind a title, one word is the family's, and so is one with a particle; `M. et Mme` are two.
  if (titles > 0 && !isAlone && (!second || PARTICLES.has(bare(first)))) return undefined;
  return first.replace(/\.$/, '');
}

/** `J.`, `J.-F.` */
const isInitials = (word: string): boolean =>
  /^(?:\p{Lu}\.?-?){1,3}$/u.test(word) && (word.includes('.') || word.length === 1);

/** `JEAN-FRANÇOIS` as `Jean-François`; two consonants are an abbreviation, and stay. */
const asWritten = (shouted: string): string =>
  shouted.replace(/\p{L}+/gu, (part) =>
    part.length <= 2 && !/[aeiouy]/.test(folded(part)) ? part : part.slice(0, 1) + part.slice(1).toLowerCase(),
  );
