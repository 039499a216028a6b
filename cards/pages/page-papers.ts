import type { PagePapers } from '../../src/documents/index.ts';
import type { Formats } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import { veiled } from '../../src/kernel/email.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { type PaperSheet, presentPaper } from '../documents/paper.ts';

/** The papers on the customer's page, ready to read. */
export interface PapersPart {
  /** What is asked for, to be looked at on the page itself; null once it is paid. */
  document: (PaperSheet & { look: string; pdf: PaperLink | null }) | null;
  /** What one keeps; empty before it is paid. */
  downloads: PaperLink[];
  mail: MailForm | null;
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

/** What the page offers of the papers. `refused`: what was just typed, where it cannot be sent to. */
export function presentPapers(
  papers: PagePapers,
  {
    token,
    tongue,
    isPaid,
    refused,
  }: { token: string; tongue: Tongue; isPaid: boolean; refused?: RefusedAddress | undefined },
  formats: Formats,
): PapersPart {
  const say = words(tongue).page.papers;
  const link = (kind: 'invoice' | 'receipt', label: string) => ({ url: `/p/${token}/${kind}.pdf`, label });
  const pdf = papers.printable.includes('invoice') ? link('invoice', say.open) : null;
  return {
    document: isPaid ? null : { ...presentPaper(papers.invoice), look: say.look, pdf },
    downloads: isPaid ? papers.printable.map((kind) => link(kind, say.download[kind])) : [],
    mail: papers.mailable
      ? {
          url: `/p/${token}/papers?lang=${tongue}`,
          typed: refused?.typed ?? '',
          problem: refused ? problemOf(refused, words(tongue)) : '',
          news: newsOf(papers, say, formats),
          isFailed: papers.mail?.state === 'failed',
        }
      : null,
  };
}

function problemOf({ refusal: { code } }: RefusedAddress, { refusals, page }: Catalogue): string {
  const sentence = refusals[code];
  return typeof sentence === 'string' ? sentence : page.error.text;
}

function newsOf({ mail }: PagePapers, say: Catalogue['page']['papers'], { fully }: Formats): string {
  if (!mail) return '';
  const to = veiled(mail.to);
  return mail.state === 'failed'
    ? say.mail.failed[mail.reason ?? 'refused'](to)
    : say.mail[mail.state](to, fully(mail.at));
}
