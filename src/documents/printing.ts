import { words } from '../i18n/index.ts';
import { tongueOf } from '../kernel/language.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Filing } from './filing.ts';
import type { DocumentsHouse } from './house.ts';
import type { KeptPaper } from './kept-paper.ts';
import type { Paper } from './paper.ts';

/** A paper as one keeps it. */
export interface Printed {
  /** Of the file, in the paper's own language. */
  name: string;
  pdf: Uint8Array;
}

/** What no file system takes in a name, and what would end a header. */
const UNFIT = /[\p{Cc}/\\:*?"<>|]+/gu;

/** `Facture RO4821.pdf`. */
export function fileNameOf({ kind, language, number, answer }: Paper): string {
  const { title, answered } = words(tongueOf(language)).papers;
  const name = `${title[kind]} ${number.replace(UNFIT, '-')}`;
  return `${answer ? answered.file(name) : name}.pdf`;
}

/** No two of one name, such as the receipts of two parts: whoever keeps them side by side has both. */
export const toldApart = (papers: Printed[]): Printed[] =>
  papers.map((paper, place) => {
    const before = papers.slice(0, place).filter(({ name }) => name === paper.name).length;
    return before > 0 ? { ...paper, name: paper.name.replace(/\.pdf$/, ` (${before + 1}).pdf`) } : paper;
  });

/** Prints what is kept. @throws Outage */
export const createPrinting = ({ printer }: Pick<DocumentsHouse, 'printer'>, filing: Filing) =>
  async function print(kept: KeptPaper): Promise<Printed> {
    if (!printer) throw new Outage('pdf', 'print', { outcome: 'never', code: 'no-browser' });
    const paper = await filing.unfold(kept);
    return { name: fileNameOf(paper), pdf: await printer.print(kept.companyId, paper) };
  };

export type Print = ReturnType<typeof createPrinting>;
