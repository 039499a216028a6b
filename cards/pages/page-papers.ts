import type { PagePapers, Paper, PaperFile } from '../../src/documents/index.ts';
import type { Formats } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import { veiled } from '../../src/kernel/email.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { type PaperSheet, presentPaper } from '../documents/paper.ts';
import type { PaperGroup } from '../documents/sheet.ts';

/** The papers on the customer's page, ready to read. */
export interface PapersPart {
  /** To be looked at on the page itself: what is asked for, and the receipts that cannot be had in print. */
  documents: PageDocument[];
  /** What one keeps; empty before it is paid. */
  downloads: PaperLink[];
  mail: MailForm | null;
}

interface PageDocument extends Omit<PaperSheet, 'groups'> {
  look: string;
  /** What it is for, at a glance: what was worked on, and what was done. */
  about: string;
  groups: PageGroup[];
  pdf: PaperLink | null;
}

interface PageGroup extends Omit<PaperGroup, 'lines'> {
  isLong: boolean;
  count: string;
  /** `note`: how many, and what one costs. */
  lines: { description: string; note: string; amount: string }[];
}

interface PaperLink {
  url: string;
  label: string;
}

interface MailForm {
  url: string;
  /** As typed, where it was refused. */
  typed: string;
  problem: string;
  /** What became of the latest e-mail. */
  news: string;
  isFailed: boolean;
}

/** An address that was typed, and why nothing goes to it. */
export interface RefusedAddress {
  typed: string;
  refusal: Refusal;
}

interface Beside {
  token: string;
  tongue: Tongue;
  now: Date;
  isPaid: boolean;
  refused?: RefusedAddress | undefined;
}

/** Of several payments each receipt is named by itself. */
const INVOICE: PagePapers['printable'] = ['invoice'];
/** A group of more lines is opened by itself: what it comes to stands beside its heading. */
const LINES_SHOWN = 8;
/** In characters: about two lines of a small phone. */
const ABOUT_LENGTH = 80;
/** An e-mail that has not left by then is late. */
const AT_ONCE_MS = 60_000;

/** What the page offers of the papers. `refused`: what was just typed, where it cannot be sent to. */
export function presentPapers(
  papers: PagePapers,
  { token, tongue, now, isPaid, refused }: Beside,
  formats: Formats,
): PapersPart {
  const say = words(tongue).page.papers;
  const all = [papers.invoice, ...papers.others];
  const link = (kind: PaperFile, place: number, label: string) => ({
    url: `/p/${token}/${kind}${place > 0 ? `-${place + 1}` : ''}.pdf`,
    label,
  });
  /** One is called what it is; of several each by its number as well. */
  const called = (label: string, { number }: Pick<Paper, 'number'>) =>
    all.length > 1 ? `${label} (${number})` : label;
  const documents = all.map((paper, place) => {
    const sheet = sheetOf(paper, say);
    const look = all.length > 1 ? `${sheet.title} ${sheet.number} · ${sheet.due.value}` : say.look[paper.kind];
    // Once it is paid, what can be printed stands among what one keeps.
    const pdf = !isPaid && papers.printable.includes('invoice') ? link('invoice', place, say.open) : null;
    return { ...sheet, look, pdf };
  });
  const receipts = papers.receipts.map((paper) => ({
    ...sheetOf(paper, say),
    look: called(say.look.receipt, paper),
    pdf: null,
  }));
  const downloads = all.flatMap((paper, place) =>
    // What is asked for is an estimate while its order is open.
    (papers.parts?.length ? INVOICE : papers.printable).map((kind) =>
      link(kind, place, called(say.download[kind === 'invoice' ? paper.kind : kind], paper)),
    ),
  );
  const parts = (papers.parts ?? []).map(({ amount, at, number }, place) =>
    link('receipt', place, called(say.receiptOf(formats.money(amount), formats.day(at)), { number })),
  );
  const credits = (papers.credits ?? []).map((paper, place) =>
    link('credit-note', place, say.credit(paper.number, formats.day(paper.issuedAt))),
  );
  return {
    documents: [...documents, ...receipts],
    downloads: isPaid ? [...downloads, ...parts, ...credits] : [],
    mail: papers.mailable
      ? {
          url: `/p/${token}/papers?lang=${tongue}`,
          typed: refused?.typed ?? '',
          problem: refused ? problemOf(refused, words(tongue)) : '',
          news: newsOf(papers, now, say, formats),
          isFailed: papers.mail?.state === 'failed',
        }
      : null,
  };
}

function sheetOf(paper: Paper, say: Catalogue['page']['papers']): Omit<PageDocument, 'look' | 'pdf'> {
  const { groups, ...sheet } = presentPaper(paper);
  return {
    ...sheet,
    about: aboutOf(paper, say),
    groups: groups.map(({ lines, ...group }) => ({
      ...group,
      isLong: group.heading !== '' && lines.length > LINES_SHOWN,
      count: say.lines(lines.length),
      lines: lines.map(({ description, amount, ...line }) => ({ description, amount, note: noteOf(line, sheet) })),
    })),
  };
}

/** How many, and what one costs. */
export const noteOf = (
  { quantity, unitPrice }: Pick<PaperGroup['lines'][number], 'quantity' | 'unitPrice'>,
  { columns }: Pick<PaperSheet, 'columns'>,
): string => (unitPrice && quantity ? `${quantity} × ${unitPrice}` : quantity && `${columns.quantity} ${quantity}`);

/** Work before parts, as many as can be read at a glance, and how many more there are; nothing of a bare amount. */
function aboutOf({ vehicle, lines }: Paper, say: Catalogue['page']['papers']): string {
  const known = lines.filter(({ kind }) => kind !== 'sum' && kind !== 'discount');
  const done = known
    .toSorted((a, b) => Number(b.kind === 'labour') - Number(a.kind === 'labour'))
    .map(({ description }) => description);
  const first = done.filter((_, place) => place === 0 || done.slice(0, place + 1).join().length <= ABOUT_LENGTH);
  const rest = done.length - first.length;
  return [vehicle, ...first, rest > 0 && say.more(rest)].filter(Boolean).join(' · ');
}

function problemOf({ refusal: { code } }: RefusedAddress, { refusals, page }: Catalogue): string {
  const sentence = refusals[code];
  return typeof sentence === 'string' ? sentence : page.error.text;
}

function newsOf({ mail }: PagePapers, now: Date, say: Catalogue['page']['papers'], { fully }: Formats): string {
  if (!mail) return '';
  const to = veiled(mail.to);
  if (mail.state === 'queued' && now.getTime() - mail.at.getTime() > AT_ONCE_MS) return say.mail.delayed(to);
  return mail.state === 'failed'
    ? say.mail.failed[mail.reason ?? 'refused'](to)
    : say.mail[mail.state](to, fully(mail.at));
}
