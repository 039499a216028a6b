import { builtIn } from '../../../src/company/saved-replies.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import { type MessageParts, mailPreviewOf, previewOf } from '../../../src/payments/message.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { MailPreview, Preview, Warning } from '../../../src/payments/screen.ts';
import { cad, garage, JULIE, later, MARC, NOON } from '../../specimens/people.ts';

/** That the same was asked for an hour ago, by a colleague. */
export const requestedBefore = (to: string): Extract<Warning, { code: 'reference-requested' }> => ({
  code: 'reference-requested',
  requestId: 'pay_2',
  amount: cad(12550),
  to,
  by: 'Sophie Roy',
  at: later(-60),
});

const PUBLIC_URL = 'https://pay.garageboreal.ca';

/** The preview of a text as the core makes it. */
export const preview = (tongue: Tongue, parts: Partial<MessageParts> = {}): Preview =>
  previewOf({ ...partsOf(tongue), ...parts }, PUBLIC_URL);

const partsOf = (tongue: Tongue): MessageParts => ({
  company: garage(tongue),
  customer: JULIE,
  memberFirstName: 'Marc',
  tongue,
  amount: cad(12550),
  reference: 'RO4821',
  reply: builtIn('payment-request').texts,
  own: '',
  first: true,
});

/** The preview of an e-mail as the core makes it. */
export const mailPreview = (tongue: Tongue, parts: Partial<MessageParts> = {}): MailPreview =>
  mailPreviewOf({ ...partsOf(tongue), first: false, byMail: true, ...parts }, PUBLIC_URL, true);

/** A request whose text was delivered, changed as given. */
export function request(tongue: Tongue, change: Partial<PaymentRequest> = {}): PaymentRequest {
  return {
    id: 'pay_1',
    companyId: 'com_garage',
    revision: 3,
    key: 'slack:view:1',
    pressed: [],
    customer: JULIE,
    tongue,
    asker: MARC,
    amount: cad(12550),
    reference: 'RO4821',
    referenceKey: 'RO4821',
    balanceVersion: 1,
    state: 'open',
    linkHash: 'hash',
    linkExpiresAt: later(30 * 24 * 60),
    message: preview(tongue).text.replace(/https:\S+/, '{link}'),
    texts: [{ id: 'txt_1', sid: 'SM1', state: 'delivered', at: later(1) }],
    mails: [],
    otherDebts: [],
    invoices: [],
    checkoutAttempts: 0,
    payments: [],
    delayed: [],
    refunds: [],
    refundOrders: [],
    disputes: [],
    shares: [],
    createdAt: NOON,
    cards: [],
    appearance: 3,
    outbox: [],
    ...change,
  };
}
