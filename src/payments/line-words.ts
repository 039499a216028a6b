import { folded } from '../kernel/folded.ts';
import { narrow } from '../kernel/typed.ts';

/** A word of a line, without what parts it from the next. */
export interface Word {
  /** With plain digits and signs, and without quotes and the full stop of a sentence. */
  text: string;
  /** Where it stands in the line. */
  from: number;
  to: number;
  /** As it is looked up in the lists below, once it was. */
  listed?: string;
  /** Whether the next stands in another cell or behind a comma: then the two are no one number. */
  parted: boolean;
}

/** The words of a line, in their order. Lists and cells (`;`, `|`, tabs, commas) part words like blanks. */
export function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  for (const { 0: chunk, index } of line.matchAll(/[^\s;|]+/g))
    for (const [from, to] of piecesOf(chunk)) {
      const bare = withoutEnd(chunk.slice(from, to), ',:');
      if (bare === '') continue;
      const start = index + from;
      words.push({ text: textOf(bare), from: start, to: start + bare.length, parted: false });
    }
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    word.parted = next !== undefined && /[,;|\t\n]/.test(line.slice(word.to, next.from));
  }
  return words;
}

const QUOTES = '"“”„«»';
const textOf = (word: string): string => narrow(withoutEnd(withoutStart(word, QUOTES), `${QUOTES}.…`));

function withoutEnd(word: string, marks: string): string {
  let end = word.length;
  while (end > 0 && marks.includes(word[end - 1]!)) end -= 1;
  return word.slice(0, end);
}

function withoutStart(word: string, marks: string): string {
  let start = 0;
  while (start < word.length && marks.includes(word[start]!)) start += 1;
  return word.slice(start);
}

const LONGEST_LIST = 200;

/** `514-555-0188,125.50,RO4821` in three, unless one of the commas may be a mark of a number. */
function piecesOf(chunk: string): [from: number, to: number][] {
  const whole: [number, number][] = [[0, chunk.length]];
  if (!chunk.includes(',') || chunk.length > LONGEST_LIST || !/\p{L}|\d-\d/u.test(chunk)) return whole;
  const cuts: number[] = [];
  for (let at = chunk.indexOf(','); at >= 0; at = chunk.indexOf(',', at + 1)) {
    if (mayBeMark(chunk.slice(0, at), chunk.slice(at + 1))) return whole;
    cuts.push(at);
  }
  return [-1, ...cuts].map((cut, i) => [cut + 1, cuts[i] ?? chunk.length]);
}

function mayBeMark(before: string, after: string): boolean {
  const [, prior = '', digits = ''] = /(^|[^\d])(\d+)$/.exec(before) ?? [];
  const following = /^\d+/.exec(after)?.[0] ?? '';
  if (digits === '' || following === '' || digits.length > 6 || /[-.)]/.test(prior)) return false;
  const isGroup = digits.length <= 3 && following.length === 3;
  return isGroup || (following.length <= 2 && after[following.length] !== '.');
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a reference is a number of: part of it. */
const KINDS = listed(
  'ro wo po bt bc bl fa fac fact facture inv invoice bon order ordre commande cmd estimate estimation soumission devis ' +
    'quote contrat contract dossier ticket billet work repair travail reparation sales purchase',
);
/** What says that a reference follows: no part of it. */
const MARKS = listed('no num numero number nr ref reference #');
/** What says that an amount follows. */
const AMOUNT_MARKS = listed('amount montant total solde balance');
/** What joins the parts of a line to a sentence. */
const JOINING = listed(
  'for pour de of a du des d the le la les l au in re concernant regarding about - – — : = => → • * /',
);
/** What a number before them is a measure in, and no reference. */
const UNITS = listed(
  'km mi miles ml l kg g lb h heure heures hour hours jour jours day days mois month months ans years',
);
/** What makes another number of the one before them. */
const SCALES = listed('k m mille thousand hundred million millions american americain americains');
/** What makes another amount of one before them, with the number behind them. */
const CHANGING = listed(
  'x × @ + plus moins minus less off fois times par per pas not non instead lieu was etait puis then ou or rabais discount',
);
const CENTS = listed('cent cents sou sous ¢');
const TAXES = listed('tx tax taxes tps tvq tvh tva gst hst pst qst vat');
/** What leaves the taxes behind or before it out of the amount. */
const WITHOUT = listed('+ plus avant before hors excl exclues excluded sans without en sus extra');
/** What joins one more thing of the same kind. */
const ADDING = listed('et and & + ou or');

/** `Réf.`, `R.O.`, `N°` and `nº` as they are listed. */
function plain(word: Word): string {
  word.listed ??= folded(word.text).replace('°', 'o').replace(/[.:]/g, '');
  return word.listed;
}

export const hasDigit = ({ text }: Word): boolean => /\p{Nd}/u.test(text);
export const isKind = (word: Word): boolean => KINDS.has(plain(word).replace(/#$/, ''));
export const isMark = (word: Word): boolean => MARKS.has(plain(word));
export const isAmountMark = (word: Word): boolean => AMOUNT_MARKS.has(plain(word));
export const isJoining = (word: Word): boolean => word.text === '' || JOINING.has(plain(word)) || isAmountMark(word);
export const isAdding = (word: Word): boolean => ADDING.has(plain(word));
export const isUnit = (word: Word): boolean => UNITS.has(plain(word));
export const isScale = (word: Word): boolean => SCALES.has(plain(word));
export const isChanging = (word: Word): boolean => CHANGING.has(plain(word));
export const isCents = (word: Word): boolean => CENTS.has(plain(word));
export const isTax = (word: Word): boolean => TAXES.has(plain(word));
export const isWithout = (word: Word): boolean => WITHOUT.has(plain(word));
/** Marks and kinds that are also how people are called. */
export const isAlsoName = (word: Word): boolean => ['bon', 'no', 'work'].includes(plain(word));
