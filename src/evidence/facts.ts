import type { EvidencePack } from '../documents/index.ts';
import { words } from '../i18n/index.ts';
import { tongueOf } from '../kernel/language.ts';
import type { EvidenceFacts } from './ports.ts';

const MOST_LETTERS = 2_000;

/** What of a pack goes into the fields that banks read first. */
export function factsOf({
  language,
  timeZone,
  customer,
  reference,
  papers,
  payment,
  events,
}: EvidencePack): EvidenceFacts {
  const say = words(tongueOf(language)).evidence.facts;
  const [first] = papers;
  const lines = first ? first.lines.map(({ description }) => description) : [];
  const product = [reference, ...(first?.vehicle ? [first.vehicle] : []), ...lines].join('\n').slice(0, MOST_LETTERS);
  const seen = events.some(({ what }) => what === 'seen');
  const serviceDate = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
    first?.issuedAt ?? payment.at,
  );
  return {
    ...(customer.name && { customerName: customer.name }),
    ...(customer.email && { customerEmail: customer.email }),
    ...{ product, serviceDate, summary: say.summary(reference, seen) },
  };
}
