import type { Tongue } from '../../kernel/language.ts';
import { typedAmount } from '../../kernel/money.ts';
import type { Company } from '../company.ts';
import type { Standing } from './field.ts';

/** With its currency: the same digits in another are another amount, for who changes it as for who is asked. */
export const limitOf = (minor: number | undefined, { currency }: Company): string => `${minor ?? ''} ${currency}`;

/** In minor units; undefined for no limit. */
export function minorIn(value: string): number | undefined {
  const [minor] = value.split(' ');
  return minor ? Number(minor) : undefined;
}

export function writtenLimit(value: string, tongue: Tongue, { company: { currency } }: Standing): string {
  const minor = minorIn(value);
  return minor === undefined ? '' : typedAmount({ minor, currency }, tongue);
}

/** As typed: a limit that lets nothing through. */
export const NOTHING_AT_ALL = /^0+(?:[.,]0+)?$/;
