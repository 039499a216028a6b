import { type Currency, MINOR_UNITS } from '../../src/kernel/money.ts';

/** How a file writes numbers, or the order in which it writes a date: one way for all of it. */
export type Numbers = 'fr' | 'en';
export type Days = 'ymd' | 'dmy' | 'mdy';

const MARKS = { fr: { decimal: ',', groups: " .’'" }, en: { decimal: '.', groups: " ,’'" } } as const;

/** Minor units of an amount in one way of writing; undefined when it is none, in that way. */
export function minorOf(text: string, way: Numbers, currency: Currency): number | undefined {
  const decimals = MINOR_UNITS[currency];
  const bare = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\s$€£]|(?:CAD|USD|EUR|GBP)/giu, '')
    .trim();
  const [, minus, inner = ''] = /^(-|\u2212)?(.*)$/su.exec(bare.replace(/^\((.*)\)$/, '-$1')) ?? [];
  const { decimal, groups } = MARKS[way];
  const [whole = '', fraction = '', ...more] = inner.split(decimal);
  const signs = [...groups].filter((sign) => sign !== ' ').join('');
  const isWhole = /^\d+$/.test(whole) || new RegExp(`^\\d{1,3}(?:[${signs}]\\d{3})+$`).test(whole);
  if (more.length > 0 || !isWhole || !/^\d*$/.test(fraction) || fraction.length > decimals) return undefined;
  const minor = Number(`${whole.replace(/\D/g, '')}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(minor)) return undefined;
  return minus && minor > 0 ? -minor : minor;
}

const DAY = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ].*)?$/;

/** A day in one order; undefined when there is no such day, in that order. Years before 1990 are none. */
export function dayOf(text: string, way: Days): Date | undefined {
  const [, first = '', second = '', third = ''] = DAY.exec(text.trim()) ?? [];
  const parts = { ymd: [first, second, third], dmy: [third, second, first], mdy: [third, first, second] }[way];
  const [year = '', month = '', day = ''] = parts;
  if (year.length !== 4 || month.length > 2 || day.length > 2 || Number(year) < 1990) return undefined;
  // Noon here: the same day everywhere on this continent.
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 17));
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) ? at : undefined;
}

/**
 * The one way in which all of these can be read; `either` when more than one can and they would say something else;
 * `mixed` when none can read most of them.
 */
export function wayOf<W extends string>(
  texts: string[],
  ways: readonly W[],
  read: (text: string, way: W) => number | undefined,
): W | 'either' | 'mixed' {
  const filled = texts.filter((text) => text.trim() !== '');
  const counts = ways.map((way) => ({ way, fits: filled.filter((text) => read(text, way) !== undefined).length }));
  const best = Math.max(...counts.map(({ fits }) => fits));
  if (filled.length > 0 && best * 2 < filled.length) return 'mixed';
  const [first, ...others] = counts.filter(({ fits }) => fits === best).map(({ way }) => way);
  const differs = (other: W) => filled.some((text) => read(text, first!) !== read(text, other));
  return first && !others.some(differs) ? first : 'either';
}
