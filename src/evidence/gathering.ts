import { type Company, companyOf, letterheadOf } from '../company/index.ts';
import {
  createFiling,
  type EvidencePack,
  linesOfEach,
  type PackEstimate,
  type PackEvent,
  type Paper,
  paperIn,
} from '../documents/index.ts';
import { localeOf } from '../kernel/language.ts';
import { type PaymentRequest, receiptOf } from '../payments/index.ts';
import type { EvidenceHouse } from './house.ts';
import { transcript } from './transcript.ts';

/** So much fits on fifteen pages, however long each of it is. */
const MOST_INVOICES = 5;
const MOST_RECEIPTS = 3;
const MOST_WORKS = 30;
const MOST_EVENTS = 30;
const MOST_TERMS = 5_000;

type Dispute = PaymentRequest['disputes'][number];

/** Gathers what shows that a disputed payment was asked for, owed and made; undefined where its payment is not known. */
export async function gather(
  house: EvidenceHouse,
  request: PaymentRequest,
  dispute: Dispute,
): Promise<EvidencePack | undefined> {
  const payment = request.payments.find(({ id }) => id === dispute.paymentId);
  if (!payment) return undefined;
  const company = await companyOf(house.directory, request);
  const { customer, tongue, reference } = request;
  const [letterhead, papers, estimate, { texts, left }] = await Promise.all([
    headOf(house, company, request),
    papersIn(house, request, payment.id),
    estimateIn(house, request),
    transcript(house, request),
  ]);
  const terms = letterhead.terms[tongue] ?? '';
  const fitting = bounded(papers);
  const { name, phone, email } = customer;
  const { unexpected: _, letterhead: __, ...paid } = payment;
  return {
    ...{ language: localeOf(tongue, company.language), timeZone: company.timeZone, reference },
    issuer: { name: letterhead.name, address: letterhead.address, phone: letterhead.phone },
    customer: { ...(name && { name }), ...(phone && { phone }), ...(email && { email }) },
    dispute: { id: dispute.id, amount: dispute.amount, reason: dispute.reason, at: dispute.at },
    payment: paid,
    events: eventsIn(request).slice(-MOST_EVENTS),
    papers: fitting.papers,
    ...(estimate && { estimate }),
    texts,
    ...(terms && { terms: terms.slice(0, MOST_TERMS) }),
    left: { lines: fitting.left, texts: left, words: terms.length > MOST_TERMS },
  };
}

async function headOf({ store }: EvidenceHouse, company: Company, { letterhead }: PaymentRequest) {
  const pinned = letterhead ? await store.letterheads.get(company.id, letterhead) : undefined;
  return pinned ?? (await letterheadOf(store.letterheads, company)).letterhead;
}

/** The invoices as they were sent, and the receipts of this payment. */
async function papersIn(house: EvidenceHouse, request: PaymentRequest, paymentId: string): Promise<Paper[]> {
  const filing = createFiling(house);
  const asked = request.invoices.map(({ id }) => id);
  const sent = await Promise.all(asked.map((id) => filing.pinned(request, id)));
  const about = receiptOf(paymentId);
  const names = asked.length > 0 ? asked.map((invoiceId) => ({ about, invoiceId })) : [{ about }];
  const bare = asked.length > 0 ? [] : [{ about: 'invoice' as const }];
  const kept = await Promise.all([...bare, ...names].map((name) => filing.file(request, name)));
  return [...sent.flatMap((paper) => paper ?? []), ...kept.flatMap((one) => (one ? [paperIn(one)] : []))];
}

/** As many papers, and as many lines of each, as there is room for; and how many lines there is none for. */
function bounded(all: Paper[]): { papers: Paper[]; left: number } {
  const of = (kind: Paper['kind'], most: number) => all.filter((paper) => paper.kind === kind).slice(0, most);
  const papers = [...of('invoice', MOST_INVOICES), ...of('receipt', MOST_RECEIPTS)];
  const each = linesOfEach(papers.length);
  const shown = papers.reduce((sum, { lines }) => sum + Math.min(lines.length, each), 0);
  return { papers, left: all.reduce((sum, { lines }) => sum + lines.length, 0) - shown };
}

/** The latest answer to an estimate of what was paid for. */
async function estimateIn({ store }: EvidenceHouse, request: PaymentRequest): Promise<PackEstimate | undefined> {
  const orders = [...request.invoices.map(({ id }) => id), ...(request.depositOn ? [request.depositOn.id] : [])];
  const found = await Promise.all(orders.map((id) => store.estimates.ofOrder(request.companyId, id, 20)));
  const answered = found.flat().find(({ answer }) => answer && answer.outcome !== 'declined');
  if (!answered?.answer) return undefined;
  const { outcome, name, at, total, approved, agent, hash } = answered.answer;
  const works = answered.works.slice(0, MOST_WORKS);
  return {
    ...{ number: answered.reference, outcome, name, at, agent, hash },
    total: { minor: total, currency: answered.total.currency },
    works: works.map(({ title }, place) => ({ title, isApproved: approved.includes(place) })),
  };
}

function eventsIn({ createdAt, asker, amount, texts, mails, seenAt, payments, refunds }: PaymentRequest): PackEvent[] {
  const events: PackEvent[] = [
    { what: 'asked', by: asker.name, amount, at: createdAt },
    ...texts.flatMap(({ state, at }): PackEvent[] => (state === 'delivered' ? [{ what: 'delivered', at }] : [])),
    ...mails.flatMap(({ state, asks, at }): PackEvent[] =>
      state === 'sent' && !asks ? [{ what: 'papers-mailed', at }] : [],
    ),
    ...(seenAt ? [{ what: 'seen', at: seenAt } as const] : []),
    ...payments.map((paid): PackEvent => ({ what: 'paid', amount: paid.amount, at: paid.at })),
    ...refunds.flatMap((refund): PackEvent[] =>
      refund.status === 'succeeded' ? [{ what: 'refunded', amount: refund.amount, at: refund.at }] : [],
    ),
  ];
  return events.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
