import type { EvidencePack } from '../documents/index.ts';
import { words } from '../i18n/index.ts';
import { tongueOf } from '../kernel/language.ts';
import type { EvidenceFacts } from './ports.ts';

const MOST_LETTERS = 2_000;

/** What of a pack goes into the fields that banks read first. */
export function factsOf(pack: EvidencePack): EvidenceFacts {
  const { timeZone, customer, reference, papers, payment } = pack;
  const [first] = papers;
  const lines = first ? first.lines.map(({ description }) => description) : [];
  const product = [reference, ...(first?.vehicle ? [first.vehicle] : []), ...lines].join('\n').slice(0, MOST_LETTERS);
  const serviceDate = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
    first?.issuedAt ?? payment.at,
  );
  return {
    ...(customer.name && { customerName: customer.name }),
    ...(customer.email && { customerEmail: customer.email }),
    ...{ product, serviceDate, summary: summaryOf(pack) },
  };
}

/** What the document shows, and nothing that it does not: a bank holds one against the other. */
function summaryOf({ language, reference, papers, events, texts, estimate, terms }: EvidencePack): string {
  const say = words(tongueOf(language)).evidence.facts;
  const has = (kind: string) => papers.some((paper) => paper.kind === kind);
  const shown = [
    ...(has('invoice') ? [say.invoice(reference)] : []),
    ...(has('receipt') ? [say.receipt] : []),
    ...(events.some(({ what }) => what === 'seen') ? [say.seen] : []),
    ...(texts.length > 0 ? [say.texts] : []),
    ...(estimate ? [say.approved] : []),
    ...(terms ? [say.terms] : []),
  ];
  return say.encloses(shown.join(', '));
}
