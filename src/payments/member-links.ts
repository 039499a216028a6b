import type { Invoice } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { PaymentsHouse } from './house.ts';
import type { PaymentRequest } from './request.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A form that stands open for longer is opened anew. */
const PREVIEWED_MS = 8 * HOUR_MS;
/** Of a card, which is looked at for as long as somebody asks about it. */
const SHOWN_MS = 400 * DAY_MS;

type Needs = Pick<PaymentsHouse, 'links' | 'publicUrl'>;

/** What an address of ours shows members: an invoice as it would be sent now, or as a request's customer was sent it. */
export type MemberLink =
  | { kind: 'preview'; companyId: string; memberId: string; invoiceId: string; tongue: Tongue; contact: string }
  | { kind: 'sent'; companyId: string; requestId: string; invoiceId: string }
  | { kind: 'kept'; companyId: string; paperId: string };

const at = ({ links, publicUrl }: Needs, words: string[], until: Date): string =>
  `${publicUrl}/papers/${links.seal(words, until)}`;

/** What the customer would get, for one member to look at. `contact`: the customer's telephone, or e-mail address without one; may be empty. */
export function previewUrl(
  needs: Needs,
  { companyId, id: invoiceId }: Invoice,
  { memberId, tongue, contact, now }: { memberId: string; tongue: Tongue; contact: string; now: Date },
): string {
  // The same for a while, so that a form that is drawn anew has nothing new in it.
  const until = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS + PREVIEWED_MS);
  return at(needs, ['preview', companyId, memberId, invoiceId, tongue, contact], until);
}

/** The document of an invoice as it was sent. `amount`: what was asked for it, in minor units. */
export interface SentPaper {
  reference: string;
  amount: number;
  url: string;
}

/** What the customer got, for whoever sees the request's card. */
export const sentPapers = (needs: Needs, { companyId, id, invoices, createdAt }: PaymentRequest): SentPaper[] =>
  invoices.map(({ id: invoiceId, reference, amount }) => ({
    reference,
    amount,
    url: at(needs, ['sent', companyId, id, invoiceId], new Date(createdAt.getTime() + SHOWN_MS)),
  }));

/** A paper as it is kept, for whoever sees the card of what it was sent with. */
export const keptUrl = (
  needs: Needs,
  { companyId, createdAt }: { companyId: string; createdAt: Date },
  paperId: string,
): string => at(needs, ['kept', companyId, paperId], new Date(createdAt.getTime() + SHOWN_MS));

/** What an address leads to; undefined when it leads nowhere, or not any more. */
export function readMemberLink({ links }: Pick<Needs, 'links'>, sealed: string, now: Date): MemberLink | undefined {
  const [kind, companyId = '', first = '', invoiceId = '', tongue, contact = ''] = links.unseal(sealed, now) ?? [];
  if (kind === 'preview')
    return { kind, companyId, memberId: first, invoiceId, tongue: tongue === 'en' ? 'en' : 'fr', contact };
  if (kind === 'kept') return { kind, companyId, paperId: first };
  return kind === 'sent' ? { kind, companyId, requestId: first, invoiceId } : undefined;
}
