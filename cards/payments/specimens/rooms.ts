import type { TextFailure } from '../../../src/conversations/outgoing-text.ts';
import { words } from '../../../src/i18n/index.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import type { News } from '../../../src/messages.ts';
import { waitsForSomebody } from '../../../src/payments/news.ts';
import type { Dispute, Payment, Refund } from '../../../src/payments/payment.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { Message } from '../../../src/ports.ts';
import { cad, garage, JULIE, later, MARC, request } from '../../specimens/people.ts';

const told = { at: later(3000), toldAt: later(3000) };
const refund = (minor: number): Refund => ({
  ...{ id: 're_1', paymentId: 'pi_1', amount: cad(minor), status: 'succeeded', ...told },
});
const dispute = (change: Partial<Dispute>): Dispute => ({
  ...{ id: 'du_1', paymentId: 'pi_1', amount: cad(12550), status: 'open', reason: 'not-recognized', ...told },
  ...change,
});

const VISA = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } as const;
const paid: Payment = { id: 'pi_1', amount: cad(12550), at: later(12), method: VISA };
const settled = { state: 'paid', payments: [paid] } as const satisfies Partial<PaymentRequest>;

/** Everything a room is shown, by kind: one that is forgotten does not compile. */
export function messages(tongue: Tongue): { [K in Message['kind']]: Record<string, Message> } {
  const company = garage(tongue);
  const about = { company, customer: JULIE, reference: 'RO4821' };
  const told: Record<string, News> = Object.assign({}, ...Object.values(news(tongue)));
  return {
    request: named('request', requests(tongue), (request) => ({ kind: 'request', request, company, optedOut: false })),
    news: named('news', told, (it) => ({ kind: 'news', news: it, ...about, ...(isWaiting(it) && { asker: MARC }) })),
    'incoming-text': {
      'incoming-text': { kind: 'incoming-text', company, text: incoming(tongue, {}) },
      'incoming-text-unknown': {
        kind: 'incoming-text',
        company,
        text: incoming(tongue, { body: '', media: 2 }, false),
      },
    },
  };
}

const isWaiting = (it: News): boolean => it.kind === 'customer-replied' || waitsForSomebody(it);

const named = <T>(prefix: string, things: Record<string, T>, make: (thing: T) => Message): Record<string, Message> =>
  Object.fromEntries(Object.entries(things).map(([name, thing]) => [`${prefix}-${name}`, make(thing)]));

function requests(tongue: Tongue): Record<string, PaymentRequest> {
  const text = { id: 'txt_1', sid: 'SM1', at: later(1) };
  const failed = (reason: TextFailure) => request(tongue, { texts: [{ ...text, state: 'failed', reason }] });
  const failures = Object.keys(words(tongue).textFailures) as TextFailure[];
  const { name: _, ...nameless } = JULIE;
  const cancelled = { by: 'Sophie Roy', at: later(60) };
  const expired = { state: 'expired', linkExpiresAt: later(40_000) } as const;
  return {
    queued: request(tongue, { texts: [{ id: 'txt_1', state: 'queued', at: later(0) }] }),
    sent: request(tongue, { texts: [{ ...text, state: 'sent' }] }),
    delivered: request(tongue),
    'without-name': request(tongue, { customer: nameless }),
    ...Object.fromEntries(failures.map((reason) => [`failed-${reason}`, failed(reason)])),
    seen: request(tongue, { seenAt: later(3) }),
    declined: request(tongue, { seenAt: later(3), declined: { reason: 'insufficient-funds', at: later(5) } }),
    processing: request(tongue, { state: 'processing', seenAt: later(3) }),
    paid: request(tongue, { state: 'paid', payments: [paid] }),
    expired: request(tongue, expired),
    'new-link-asked': request(tongue, { ...expired, newLinkAskedAt: later(41_000) }),
    cancelling: request(tongue, { state: 'cancelling', cancelled }),
    'processing-while-cancelling': request(tongue, { state: 'processing', cancelled }),
    'paid-while-cancelling': request(tongue, { state: 'paid', cancelled, payments: [paid] }),
    cancelled: request(tongue, { state: 'cancelled', cancelled }),
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

type Told<K extends News['kind']> = Extract<News, { kind: K }>;

function news(tongue: Tongue): { [K in News['kind']]: Record<string, Told<K>> } {
  const body = tongue === 'fr' ? 'Merci! Je paie ce soir.' : 'Thanks! I will pay tonight.';
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
  const closed = { kind: 'dispute-closed', amount: cad(12550), paymentId: 'pi_1', at } as const;
  return {
    'payment-paid': {
      paid: { kind: 'payment-paid', amount: cad(12550), method: VISA, at, late: false },
      'paid-late': { kind: 'payment-paid', amount: cad(12550), at, late: true },
      'paid-while-cancelling': { kind: 'payment-paid', amount: cad(12550), at, late: false, by: 'Sophie Roy' },
    },
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
      'refunded-part': { ...refunded, amount: cad(3000), total: cad(5000) },
    },
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
    'link-asked-for': { 'link-asked-for': { kind: 'link-asked-for', at } },
    'request-cancelled': { cancelled: { kind: 'request-cancelled', by: 'Sophie Roy', at } },
    'request-sent-again': { 'sent-again': { kind: 'request-sent-again', by: 'Sophie Roy', at } },
    'customer-replied': {
      replied: { kind: 'customer-replied', body, media: 0, at },
      'replied-picture': { kind: 'customer-replied', body, media: 1, at },
      'replied-card-number': { kind: 'customer-replied', body: '•••• •••• •••• 4242', media: 0, at, masked: true },
      'replied-stop': { kind: 'customer-replied', body: 'Arrêt', media: 0, at, said: 'stop' },
      'replied-start': { kind: 'customer-replied', body: 'START', media: 0, at, said: 'start' },
      'replied-late': { kind: 'customer-replied', body, media: 0, at, late: true },
    },
  };
}

function incoming(tongue: Tongue, text: { body?: string; media?: number }, known = true) {
  const body = tongue === 'fr' ? 'Bonjour, êtes-vous ouverts demain?' : 'Hello, are you open tomorrow?';
  return {
    ...{ id: 'txt_9', companyId: 'com_garage', revision: 0, sid: 'SM9', phone: JULIE.phone },
    ...(known ? { customer: JULIE } : {}),
    ...{ body, media: 0, ...text, receivedAt: later(20), cards: [], appearance: 1, outbox: [] },
  };
}
