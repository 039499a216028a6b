import type { Tongue } from '../src/kernel/language.ts';

/** What is taken along as a file of rows, whatever kind of file. */
export interface Table {
  /** What the file is called, without what says its kind. */
  name: string;
  /** Whose sheets it is opened with: they decide how numbers are written in plain text. */
  tongue: Tongue;
  header: string[];
  /** So many at a time that nobody waits behind them. */
  rows: AsyncIterable<Cell[][]>;
}

/**
 * `decimal`: an amount by its digits, `125.50`; `moment`: as the clocks of the company show it, `2026-11-23 12:05`. A text
 * is always one, whatever it begins with.
 */
export type Cell = string | { decimal: string } | { moment: string } | undefined;
