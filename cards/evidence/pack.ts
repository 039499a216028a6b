import {
  type EvidencePack,
  linesOfEach,
  type PackEvent,
  type PackText,
  type Paper,
} from '../../src/documents/index.ts';
import { type Formats, formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { presentPaper } from '../documents/paper.ts';
import type { PaperFact } from '../documents/sheet.ts';
import { sayMethod } from '../payments/payment-method.ts';

/** A pack as it reads: a heading for each part, with facts, rows or words under it. */
export interface PackSheet {
  lang: string;
  title: string;
  number: string;
  numberLabel: string;
  issuer: { name: string; lines: string[] };
  sections: PackSection[];
  pages: Catalogue['papers']['pages'];
  size: 'letter' | 'A4';
}

export interface PackSection {
  heading: string;
  facts: PaperFact[];
  head: string[];
  rows: string[][];
  totals: PaperFact[];
  paragraphs: string[];
  /** What was left out. */
  left: string;
}

const section = (heading: string, of: Partial<PackSection>): PackSection => ({
  ...{ heading, facts: [], head: [], rows: [], totals: [], paragraphs: [], left: '' },
  ...of,
});

/** What a pack says, for the printer. */
export function presentPack(pack: EvidencePack): PackSheet {
  const tongue = tongueOf(pack.language);
  const catalogue = words(tongue);
  const { pack: say } = catalogue.evidence;
  const formats = formatsFor(tongue, pack);
  const { issuer } = pack;
  return {
    ...{ lang: pack.language, title: say.title, number: pack.reference, numberLabel: say.number },
    issuer: { name: issuer.name, lines: [...issuer.address, formats.phone(issuer.phone)] },
    sections: [
      disputeSection(pack, catalogue, formats),
      section(say.events, {
        rows: pack.events.map((event) => [formats.fully(event.at), happened(event, catalogue, formats)]),
      }),
      ...pack.papers.map((paper) => paperSection(paper, linesOfEach(pack.papers.length))),
      ...(pack.left.lines > 0 ? [section('', { left: say.left.lines(pack.left.lines) })] : []),
      ...estimateSection(pack, catalogue, formats),
      ...textsSection(pack, catalogue, formats),
      ...(pack.terms
        ? [section(say.terms, { paragraphs: pack.terms.split('\n'), left: pack.left.words ? say.left.terms : '' })]
        : []),
    ],
    pages: catalogue.papers.pages,
    size: /-(CA|US)$/.test(pack.language) ? 'letter' : 'A4',
  };
}

function disputeSection(pack: EvidencePack, catalogue: Catalogue, { money, fully, phone }: Formats): PackSection {
  const { pack: say } = catalogue.evidence;
  const { dispute, payment, customer } = pack;
  const reasons: Record<string, string> = catalogue.moneyBack.disputeReasons;
  const whom = [customer.name, customer.phone && phone(customer.phone), customer.email].filter(Boolean).join(' · ');
  return section(say.dispute, {
    facts: [
      { label: say.customer, value: whom },
      { label: say.paid, value: `${money(payment.amount)}, ${fully(payment.at)}` },
      ...(payment.method ? [{ label: say.paidWith, value: sayMethod(payment.method, catalogue) }] : []),
      { label: say.paymentNo, value: payment.id },
      { label: say.contested, value: `${money(dispute.amount)}, ${fully(dispute.at)}` },
      { label: say.disputeNo, value: dispute.id },
    ],
    paragraphs: reasons[dispute.reason] ? [catalogue.moneyBack.news.why(reasons[dispute.reason] ?? '')] : [],
  });
}

function happened(event: PackEvent, { evidence }: Catalogue, { money }: Formats): string {
  const { happened: say } = evidence.pack;
  switch (event.what) {
    case 'asked':
      return say.asked(event.by, money(event.amount));
    case 'paid':
    case 'refunded':
      return say[event.what](money(event.amount));
    default:
      return say[event.what];
  }
}

/** A paper as it was sent, with its first lines. */
function paperSection(paper: Paper, most: number): PackSection {
  const sheet = presentPaper(paper);
  const lines = sheet.groups.flatMap((group) => group.lines).slice(0, most);
  return section(`${sheet.title} ${sheet.number}`, {
    facts: [...sheet.facts, { label: sheet.customer.heading, value: sheet.customer.lines.join(' · ') }],
    head: [sheet.columns.description, sheet.columns.amount],
    rows: lines.map(({ description, amount }) => [description, amount]),
    totals: sheet.totals,
  });
}

function estimateSection(
  { estimate }: EvidencePack,
  { evidence }: Catalogue,
  { money, fully }: Formats,
): PackSection[] {
  if (!estimate) return [];
  const { pack: say } = evidence;
  const { number, outcome, name, at, total, works, agent, hash } = estimate;
  return [
    section(say.estimate, {
      facts: [
        { label: say.number, value: `${number} · ${say.outcome[outcome]}` },
        { label: say.signed, value: name },
        { label: say.signedAt, value: fully(at) },
        { label: say.total, value: money(total) },
        ...(agent ? [{ label: say.browser, value: agent }] : []),
        { label: say.seal, value: hash },
      ],
      rows: works.map(({ title, isApproved }) => [title, isApproved ? say.works.yes : say.works.no]),
    }),
  ];
}

function textsSection(pack: EvidencePack, { evidence }: Catalogue, { fully }: Formats): PackSection[] {
  const { pack: say } = evidence;
  if (pack.texts.length === 0) return [];
  const row = ({ at, words: said, state }: PackText): string[] => [
    [fully(at), state ? `${say.ours} · ${say.states[state]}` : say.customer].join('\n'),
    said.replaceAll('{link}', say.linkWord),
  ];
  const { at, words: message } = say.columns;
  return [
    section(say.texts, {
      head: [at, message],
      rows: pack.texts.map(row),
      left: pack.left.texts > 0 ? say.left.texts(pack.left.texts) : '',
    }),
  ];
}
