import type { TextFailure } from '../../../src/conversations/outgoing-text.ts';
import { words } from '../../../src/i18n/index.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import type { MailSummary } from '../../../src/payments/mail.ts';
import type { RequestMessage } from '../../../src/payments/messages.ts';
import type { RequestNews } from '../../../src/payments/news.ts';
import type { Dispute, Payment, Refund } from '../../../src/payments/payment.ts';
import type { RefundOrder } from '../../../src/payments/refund-order.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { MessageSpecimens, NewsSpecimens } from '../../specimen.ts';
import { ANA, cad, garage, JULIE, later, MARC } from '../../specimens/people.ts';
import { BATTERY, orderNews } from './orders.ts';
import { REMINDER, reminded } from './reminders.ts';
import { mailPreview, request } from './request.ts';
import { sharedMessages, sharedRequests, sharingNews } from './sharing.ts';

const told = { at: later(3000), toldAt: later(3000) };
const refund = (minor: number): Refund => ({
  ...{ id: 're_1', paymentId: 'pi_1', amount: cad(minor), status: 'succeeded', ...told },
});
const order = (change: Partial<RefundOrder> = {}): RefundOrder => ({
  ...{ id: 'ref_1', key: 'slack:view:9', paymentId: 'pi_1', amount: cad(2000), reason: 'goodwill', note: 'Retard' },
  ...{ by: MARC, tells: true, state: 'ordered', at: later(2999), ...change },
});
const dispute = (change: Partial<Dispute>): Dispute => ({
  ...{ id: 'du_1', paymentId: 'pi_1', amount: cad(12550), status: 'open', reason: 'not-recognized', ...told },
  ...change,
});

const VISA = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } as const;
const paid: Payment = { id: 'pi_1', amount: cad(12550), at: later(12), method: VISA };
const part: Payment = { ...paid, amount: cad(5_000) };
const rest: Payment = { ...paid, id: 'pi_2', amount: cad(7_550), at: later(20) };
const settled = { state: 'paid', payments: [paid] } as const satisfies Partial<PaymentRequest>;

const NOT_WRITTEN_BACK = ['above-owed', 'closed', 'unknown', 'not-supported', 'rejected', 'not-now'] as const;
const ENTERED = { system: 'CDK', at: later(13) };
/** One of two was taken by the system that they come from. */
const invoices: PaymentRequest['invoices'] = [
  { id: 'inv_1', reference: 'RO4821', version: 1, amount: 10000, writtenBack: ENTERED },
  { id: 'inv_2', reference: 'RO4830', version: 1, amount: 2550, writtenBack: { ...ENTERED, why: 'above-owed' } },
];

export const messages = (tongue: Tongue): MessageSpecimens<RequestMessage> => ({
  request: {
    ...Object.fromEntries(
      Object.entries(requests(tongue)).map(([name, request]) => [
        `request-${name}`,
        { kind: 'request', request, company: garage(tongue), optedOut: false, papers: [] },
      ]),
    ),
    ...sharedMessages(tongue),
    'request-late-in-teams': {
      ...{ kind: 'request', request: request(tongue), company: garage(tongue), optedOut: false, papers: [] },
      late: ['teams'],
    },
  },
});

/** A request in every state. */
export function requests(tongue: Tongue): Record<string, PaymentRequest> {
  const text = { id: 'txt_1', sid: 'SM1', at: later(1) };
  const failed = (reason: TextFailure) => request(tongue, { texts: [{ ...text, state: 'failed', reason }] });
  const mailed = (word: Pick<MailSummary, 'state' | 'reason'>) =>
    request(tongue, {
      texts: [{ ...text, state: 'failed', reason: 'landline' }],
      mails: [{ id: 'mai_1', to: 'julie@exemple.ca', asks: true, at: later(4), ...word }],
    });
  const byMail = (word: Pick<MailSummary, 'state' | 'reason'>) =>
    request(tongue, {
      ...{
        customer: ANA,
        texts: [],
        message: mailPreview(tongue, { customer: ANA }).text.replace(/https:\S+/, '{link}'),
      },
      mails: [{ id: 'mai_1', to: ANA.email, asks: true, at: later(0), ...word }],
    });
  const mail = { id: 'mai_1', to: 'julie@exemple.ca', at: later(14) };
  const failures = Object.keys(words(tongue).textFailures) as TextFailure[];
  const { name: _, ...nameless } = JULIE;
  const cancelled = { by: 'Sophie Roy', at: later(60) };
  const expired = { state: 'expired', linkExpiresAt: later(40_000) } as const;
  return {
    queued: request(tongue, { texts: [{ id: 'txt_1', state: 'queued', at: later(0) }] }),
    late: request(tongue, { texts: [{ id: 'txt_1', state: 'queued', at: later(0), late: true }] }),
    'waits-for-day': request(tongue, {
      texts: [{ id: 'txt_1', state: 'queued', at: later(0), waitsUntil: later(20 * 60) }],
    }),
    sent: request(tongue, { texts: [{ ...text, state: 'sent' }] }),
    delivered: request(tongue),
    'without-name': request(tongue, { customer: nameless }),
    ...Object.fromEntries(failures.map((reason) => [`failed-${reason}`, failed(reason)])),
    'sent-by-mail': mailed({ state: 'sent' }),
    'by-mail': byMail({ state: 'queued' }),
    'by-mail-sent': byMail({ state: 'sent' }),
    'by-mail-refused': byMail({ state: 'failed', reason: 'address-refused' }),
    'mail-refused': mailed({ state: 'failed', reason: 'address-refused' }),
    ...reminded(tongue),
    seen: request(tongue, { seenAt: later(3) }),
    declined: request(tongue, { seenAt: later(3), declined: { reason: 'insufficient-funds', at: later(5) } }),
    processing: request(tongue, { state: 'processing', seenAt: later(3) }),
    paid: request(tongue, { state: 'paid', payments: [paid] }),
    deposit: request(tongue, { depositOn: { id: 'inv_1', reference: 'RO4830', estimateId: 'est_1' } }),
    'paid-and-written-back': request(tongue, { ...settled, reference: 'RO4821, RO4830', invoices }),
    changing: request(tongue, { changing: later(5) }),
    revised: request(tongue, {
      amount: cad(15550),
      revised: { from: 12550, at: later(6), added: BATTERY, removed: [] },
    }),
    'settled-elsewhere': request(tongue, { state: 'cancelled', cancelled: { by: '', at: later(9), why: 'settled' } }),
    'orders-voided': request(tongue, { state: 'cancelled', cancelled: { by: '', at: later(9), why: 'voided' } }),
    expired: request(tongue, expired),
    'new-link-asked': request(tongue, { ...expired, newLinkAskedAt: later(41_000) }),
    cancelling: request(tongue, { state: 'cancelling', cancelled }),
    'processing-while-cancelling': request(tongue, { state: 'processing', cancelled }),
    'part-paid': request(tongue, { payments: [part] }),
    'part-under-way': request(tongue, { delayed: [{ id: 'pi_2', since: later(15), amount: 5_000 }] }),
    'paid-in-parts': request(tongue, { state: 'paid', payments: [part, rest] }),
    ...sharedRequests(tongue),
    'cancelled-part-paid': request(tongue, { state: 'cancelled', cancelled, payments: [part] }),
    'paid-while-cancelling': request(tongue, { state: 'paid', cancelled, payments: [paid] }),
    cancelled: request(tongue, { state: 'cancelled', cancelled }),
    'paid-and-mailed': request(tongue, { ...settled, mails: [{ ...mail, state: 'sent' }] }),
    'paid-and-mail-refused': request(tongue, {
      ...settled,
      mails: [{ ...mail, state: 'failed', reason: 'address-refused' }],
    }),
    'paid-twice': request(tongue, {
      state: 'paid',
      payments: [paid, { ...paid, id: 'pi_2', at: later(13), unexpected: 'already-paid' }],
    }),
    'cancelled-then-paid': request(tongue, {
      ...{ state: 'cancelled', cancelled: { by: 'Sophie Roy', at: later(10) } },
      payments: [{ ...paid, unexpected: 'cancelled' }],
    }),
    refunded: request(tongue, { ...settled, refunds: [refund(12550)] }),
    'refunded-part': request(tongue, { ...settled, refunds: [refund(2000), { ...refund(3000), id: 're_2' }] }),
    'refund-ordered': request(tongue, { ...settled, refundOrders: [order()] }),
    'refund-asked': request(tongue, {
      ...settled,
      ...{ refunds: [{ ...refund(2000), orderId: 'ref_1' }] },
      refundOrders: [order({ state: 'succeeded' }), order({ id: 'ref_2', state: 'asked' })],
    }),
    'refund-refused': request(tongue, { ...settled, refundOrders: [order({ state: 'refused', why: 'balance' })] }),
    'paid-twice-refunded': request(tongue, {
      ...settled,
      payments: [paid, { ...paid, id: 'pi_2', unexpected: 'already-paid' }],
      refunds: [{ ...refund(12550), paymentId: 'pi_2' }],
    }),
    disputed: request(tongue, { ...settled, disputes: [dispute({ dueBy: later(20_000) })] }),
    inquiry: request(tongue, { ...settled, disputes: [dispute({ status: 'inquiry', dueBy: later(20_000) })] }),
    'dispute-lost': request(tongue, { ...settled, disputes: [dispute({ status: 'lost' })] }),
    'dispute-won': request(tongue, { ...settled, disputes: [dispute({ status: 'won' })] }),
    'wrong-amount': request(tongue, { payments: [{ ...paid, amount: cad(100), unexpected: 'wrong-amount' }] }),
  };
}

export function news(): NewsSpecimens<RequestNews> {
  const at = later(12);
  const unexpected = { kind: 'payment-unexpected', amount: cad(12550), paymentId: 'pi_2', at } as const;
  const refunded = { kind: 'payment-refunded', whole: cad(12550), paymentId: 'pi_1', at } as const;
  const disputed = {
    kind: 'payment-disputed',
    amount: cad(12550),
    reason: 'not-recognized',
    paymentId: 'pi_1',
    at,
  } as const;
  const back = { amount: cad(3000), paymentId: 'pi_1', at };
  const closed = { kind: 'dispute-closed', amount: cad(12550), paymentId: 'pi_1', at } as const;
  return {
    'payment-paid': {
      paid: { kind: 'payment-paid', amount: cad(12550), method: VISA, at, late: false },
      'part-paid': { kind: 'payment-paid', amount: cad(5000), at, late: false, left: cad(7550), whole: cad(12550) },
      'part-paid-beside-others': {
        ...{ kind: 'payment-paid', amount: cad(5000), at, late: false, left: cad(0), others: cad(7550) },
        whole: cad(12550),
      },
      'last-part-paid': { kind: 'payment-paid', amount: cad(7550), at, late: false, whole: cad(12550) },
      'paid-late': { kind: 'payment-paid', amount: cad(12550), at, late: true },
      'paid-while-cancelling': { kind: 'payment-paid', amount: cad(12550), at, late: false, by: 'Sophie Roy' },
    },
    ...sharingNews(),
    'payment-unexpected': {
      'paid-twice': { ...unexpected, why: 'already-paid' },
      'cancelled-then-paid': { ...unexpected, why: 'cancelled' },
      'wrong-amount': { ...unexpected, why: 'wrong-amount' },
    },
    'payment-processing': {
      processing: { kind: 'payment-processing', at },
      'processing-while-cancelling': { kind: 'payment-processing', at, by: 'Sophie Roy' },
    },
    'payment-failed': {
      failed: { kind: 'payment-failed', at },
      'failed-while-cancelling': { kind: 'payment-failed', at, by: 'Sophie Roy' },
    },
    'payment-refunded': {
      refunded: { ...refunded, amount: cad(12550), total: cad(12550), reason: 'asked-for' },
      'refunded-by-member': { ...refunded, amount: cad(3000), total: cad(5000), reason: 'too-much', by: 'Marc Gagnon' },
      'refunding-by-member': { ...refunded, amount: cad(3000), total: cad(3000), by: 'Marc Gagnon', status: 'pending' },
      'refunded-part': { ...refunded, amount: cad(3000), total: cad(5000) },
    },
    'refund-declined': {
      'refund-declined': { kind: 'refund-declined', ...back, by: 'Sophie Roy', note: 'Les plaquettes étaient usées.' },
    },
    'refund-lapsed': { 'refund-lapsed': { kind: 'refund-lapsed', ...back, by: 'Marc Gagnon' } },
    'refund-refused': { 'refund-refused': { kind: 'refund-refused', ...back, why: 'balance' } },
    'refund-failed': { 'refund-failed': { kind: 'refund-failed', amount: cad(3000), paymentId: 'pi_1', at } },
    'payment-disputed': {
      disputed: { ...disputed, status: 'open', dueBy: later(20_000) },
      'disputed-unanswerable': { ...disputed, status: 'open', reason: 'not-collected' },
      inquiry: { ...disputed, status: 'inquiry', dueBy: later(20_000) },
    },
    'dispute-closed': {
      'dispute-won': { ...closed, status: 'won' },
      'dispute-lost': { ...closed, status: 'lost' },
      'inquiry-closed': { ...closed, status: 'dropped' },
    },
    'text-failed': { 'text-failed': { kind: 'text-failed', reason: 'landline', at } },
    'mail-failed': {
      'mail-failed': { kind: 'mail-failed', reason: 'address-refused', to: 'julie@exemple.ca', at },
      'request-mail-failed': { kind: 'mail-failed', reason: 'refused', to: 'julie@exemple.ca', at, asks: true },
    },
    'not-written-back': Object.fromEntries(
      NOT_WRITTEN_BACK.map((why) => [
        `not-written-back-${why}`,
        { kind: 'not-written-back', amount: cad(12550), of: 'RO4821', system: 'CDK', why, at },
      ]),
    ),
    'orders-changed': orderNews(at),
    'left-to-pay': { 'left-to-pay': { kind: 'left-to-pay', of: 'RO4830', amount: cad(5000), at } },
    'link-asked-for': { 'link-asked-for': { kind: 'link-asked-for', at } },
    'request-cancelled': {
      cancelled: { kind: 'request-cancelled', by: 'Sophie Roy', at },
      'cancelled-why': {
        ...{ kind: 'request-cancelled', by: 'Sophie Roy', reason: 'paid-elsewhere', note: 'Interac au comptoir', at },
      },
    },
    'reminder-sent': {
      'reminder-sent': { kind: 'reminder-sent', words: REMINDER, at },
      'reminder-sent-by-member': { kind: 'reminder-sent', words: REMINDER, by: 'Sophie Roy', at },
    },
    'request-sent-again': {
      'sent-again': { kind: 'request-sent-again', by: 'Sophie Roy', at },
      'revised-sent': { kind: 'request-sent-again', by: 'Sophie Roy', revised: true, at },
    },
  };
}
