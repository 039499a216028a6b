import type { Tongue } from '../kernel/language.ts';
import { type Catalogue, en } from './en.ts';
import { fr } from './fr.ts';

export type { Catalogue };

const catalogues: Record<Tongue, Catalogue> = { en, fr };

/** Every word a person reads, in one language. Amounts, dates and phone numbers are given to it ready to read. */
export const words = (tongue: Tongue): Catalogue => catalogues[tongue];
