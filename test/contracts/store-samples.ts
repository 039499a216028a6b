import type { Company, Member, WorkspaceId } from '../../src/company/company.ts';
import type { Letterhead } from '../../src/company/letterhead.ts';
import type { SavedReply } from '../../src/company/saved-replies.ts';
import type { Conversation } from '../../src/conversations/conversation.ts';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import type { OutgoingText } from '../../src/conversations/outgoing-text.ts';
import type { Customer } from '../../src/customers/customer.ts';
import type { KeptPaper } from '../../src/documents/kept-paper.ts';
import type { OutgoingMail } from '../../src/documents/outgoing-mail.ts';
import { type Invoice, type SyncState, sourceKeyOf } from '../../src/invoices/index.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { News } from '../../src/messages.ts';
import type { Payment, PaymentMethod } from '../../src/payments/payment.ts';
import type { Draft, PaymentRequest, RequestErrand } from '../../src/payments/request.ts';
import type { Announcing, OutboxItem } from '../../src/promises/outbox.ts';

let serial = 0;
/** A text that no other sample has. */
export const unlike = (prefix: string): string => `${prefix}${Date.now().toString(36)}${(serial++).toString(36)}`;
export const at = (ms: number): Date => new Date(Date.UTC(2026, 10, 23) + ms);

/** Fifty at a time, as many as the store has connections: more would wait for one, and a busy machine lets them wait too long. */
export async function each<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += 50) await Promise.all(items.slice(from, from + 50).map(work));
}

const CAD = (minor: number) => ({ minor, currency: 'CAD' as const });
const ROOM = 'slack:T1/C1' as const;

export const workspace = (): WorkspaceId => `slack:${unlike('T')}`;

export const company = (more: Partial<Company> = {}): Company => ({
  id: randomId('com'),
  revision: 0,
  name: 'Garage Boréal',
  phone: '+14185550100',
  language: 'fr-CA',
  timeZone: 'America/Toronto',
  currency: 'CAD',
  country: 'CA',
  amountLimit: 5_000_000_00,
  linkDays: 30,
  textSender: unlike('MG'),
  roomLanguage: 'en',
  foldsNames: false,
  rooms: [
    { id: ROOM, name: 'comptoir', told: true },
    {
      id: 'teams:t/19:a@thread.tacv2',
      name: 'Atelier',
      told: false,
      address: 'https://smba.example/#19:t',
      goneAt: at(1),
    },
    { id: 'teams:t/a:1b', name: 'Marc', told: false, personal: true, address: 'https://smba.example/' },
  ],
  letterhead: 'let_1',
  createdAt: at(0),
  ...more,
});

/** Every optional field set. */
export const letterhead = (more: Partial<Letterhead> = {}): Letterhead => ({
  name: 'Garage Boréal',
  phone: '+14185550100',
  address: ['100, rue Saint-Jean', 'Québec (Québec)  G1R 1P5'],
  logo: 'fil_logo',
  taxNumbers: [{ label: 'TPS', number: '123456789 RT0001' }],
  numberLabel: { fr: 'Bon de réparation', en: 'Repair order' },
  footnotes: { invoice: { fr: 'Merci !' }, estimate: {} },
  paymentTerms: { en: 'Due on receipt' },
  terms: { fr: 'Garantie de 90 jours', en: '90 days' },
  ...more,
});

export const member = (companyId: string, more: Partial<Member> = {}): Member => ({
  companyId,
  workspaceId: 'slack:T1',
  id: 'U1',
  name: 'Marc-André Roy',
  firstName: 'Marc-André',
  tongue: 'fr',
  ...more,
});

/** Only what must be there. */
export const reply = (companyId: string, more: Partial<SavedReply> = {}): SavedReply => ({
  id: randomId('rep'),
  companyId,
  revision: 0,
  texts: {},
  changed: { by: 'Marc', at: at(0) },
  ...more,
});

export const fullReply = (companyId: string): Required<SavedReply> => ({
  ...reply(companyId, { texts: { fr: 'Bonjour {client.prénom}', en: 'Hello {customer.firstName}' } }),
  purpose: 'reminder',
  name: 'Pneus d’hiver',
  deletedAt: at(1),
});

/** Only what must be there. */
export const customer = (companyId: string, more: Partial<Customer> = {}): Customer => ({
  id: randomId('cus'),
  companyId,
  revision: 0,
  phone: unlike('+1'),
  consent: [],
  createdAt: at(0),
  ...more,
});

export const fullCustomer = (companyId: string): Required<Customer> => ({
  ...customer(companyId),
  name: 'Élise Tremblay',
  tongue: 'fr',
  consent: [
    { level: 'transactional', source: 'asked-by-member', proof: 'U1', at: at(1) },
    { level: 'none', source: 'customer-texted', proof: 'ARRÊT', at: at(2) },
  ],
});

export const syncState = (companyId: string, more: Partial<SyncState> = {}): SyncState => ({
  ...{ companyId, account: 'cdk/sub', name: 'Service', startedAt: at(0), endedAt: at(1), seenUntil: at(0) },
  ...{ added: 3, changed: 1, same: 7, failed: 1, failures: [{ id: 'RO1', why: 'openDate is not a date' }] },
  ...more,
});

export function invoice(companyId: string, more: Partial<Invoice> = {}): Invoice {
  const { reference = 'RO-4821' } = more;
  return {
    id: randomId('inv'),
    companyId,
    revision: 0,
    source: sourceKeyOf({ system: 'cdk', account: 'service', id: reference }),
    customer: { id: 'cus_1', name: 'Julie Tremblay' },
    version: 1,
    contentHash: 'h1',
    createdAt: at(0),
    changedAt: at(0),
    reference,
    openedAt: at(0),
    closedAt: at(1),
    payer: 'customer',
    currency: 'CAD',
    lines: [
      { kind: 'labour', description: 'Brakes', quantity: 1_500, unitPrice: 7_277, amount: 109_16, taxes: ['gst'] },
    ],
    taxes: [{ id: 'gst', name: 'TPS', rate: 5_000 }],
    payments: [{ amount: 10_00, at: at(1), method: 'cash' }],
    claimed: { total: 135_50, balance: 125_50 },
    ...more,
  };
}

export const draft = (companyId: string, more: Partial<Draft> = {}): Draft => ({
  id: randomId('drf'),
  companyId,
  key: unlike('slack:'),
  memberId: 'U1',
  room: ROOM,
  values: {
    customer: 'new:+15145550188',
    name: 'Zoë O’Neil',
    amount: '125,50 $',
    reference: 'RO 4821',
    reply: 'payment-request',
    message: '',
    language: 'auto',
  },
  createdAt: at(0),
  ...more,
});

const announcing = (companyId: string): Omit<Announcing<never, never>, 'id'> => ({
  companyId,
  revision: 0,
  cards: [],
  appearance: 0,
  outbox: [],
});

/** Only what must be there. */
export const request = (companyId: string, more: Partial<PaymentRequest> = {}): PaymentRequest => ({
  ...announcing(companyId),
  id: randomId('pay'),
  key: unlike('slack:'),
  pressed: [],
  customer: { id: 'cus_1', phone: '+15145550188' },
  tongue: 'fr',
  asker: { id: 'U1', name: 'Marc' },
  amount: CAD(125_50),
  reference: 'RO-4821',
  referenceKey: 'RO4821',
  balanceVersion: 1,
  state: 'open',
  linkHash: unlike('hash'),
  linkExpiresAt: at(86_400_000),
  message: 'Bonjour : {link}',
  texts: [],
  mails: [],
  checkoutAttempts: 0,
  payments: [],
  delayed: [],
  refunds: [],
  disputes: [],
  createdAt: at(0),
  ...more,
});

const NEWS: { [K in News['kind']]: Required<Extract<News, { kind: K }>> } = {
  'payment-paid': {
    kind: 'payment-paid',
    amount: CAD(1),
    method: { kind: 'bank-debit', last4: '6789' },
    at: at(1),
    late: true,
    by: 'Marc',
  },
  'payment-unexpected': {
    kind: 'payment-unexpected',
    amount: CAD(2),
    why: 'wrong-amount',
    paymentId: 'pi_1',
    at: at(2),
  },
  'payment-processing': { kind: 'payment-processing', at: at(3), by: 'Marc' },
  'payment-failed': { kind: 'payment-failed', at: at(4), by: 'Marc' },
  'payment-refunded': {
    ...{ kind: 'payment-refunded', amount: CAD(1), total: CAD(2), whole: CAD(3), paymentId: 'pi_1' },
    ...{ reason: 'asked-for', at: at(5) },
  },
  'refund-failed': { kind: 'refund-failed', amount: CAD(1), paymentId: 'pi_1', at: at(5) },
  'payment-disputed': {
    ...{ kind: 'payment-disputed', amount: CAD(1), status: 'inquiry', reason: 'duplicate', paymentId: 'pi_1' },
    ...{ dueBy: at(99), at: at(5) },
  },
  'dispute-closed': { kind: 'dispute-closed', amount: CAD(1), status: 'lost', paymentId: 'pi_1', at: at(5) },
  'text-failed': { kind: 'text-failed', reason: 'landline', at: at(5) },
  'mail-failed': { kind: 'mail-failed', reason: 'address-refused', to: 'a@example.com', at: at(6) },
  'link-asked-for': { kind: 'link-asked-for', at: at(6) },
  'request-cancelled': { kind: 'request-cancelled', by: 'Marc', at: at(7) },
  'request-sent-again': { kind: 'request-sent-again', by: 'Marc', at: at(8) },
  'customer-replied': {
    kind: 'customer-replied',
    body: 'Merci !\n👍',
    media: 2,
    at: at(9),
    late: true,
    said: 'stop',
    masked: true,
  },
};

const { 'customer-replied': replied, ...requestNews } = NEWS;

const ERRANDS: RequestErrand[] = [
  ...(['text', 'text-late', 'expire-checkout', 'expire-link', 'paper', 'mail', 'thanks'] as const),
];

const promised = (ms: number) => ({ id: randomId('out'), due: at(ms), attempts: 0 });

type Kind = OutboxItem['kind'];

const outbox = <N extends News, E extends string>(
  news: N[],
  errands: E[],
): { [K in Kind]: Extract<OutboxItem<N, E>, { kind: K }>[] } => ({
  card: [{ ...promised(5), kind: 'card', room: ROOM }],
  news: news.map((told) => ({ ...promised(6), kind: 'news', room: ROOM, news: told, apart: true })),
  errand: errands.map((name) => ({
    ...{ ...promised(7), attempts: 3, sendingSince: at(6) },
    ...({ kind: 'errand', name, about: 'txt_1' } as const),
  })),
});

const METHODS: { [K in PaymentMethod['kind']]: PaymentMethod } = {
  card: { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' },
  'bank-debit': { kind: 'bank-debit', last4: '6789' },
  other: { kind: 'other', name: 'klarna' },
};

const payments = Object.values(METHODS).map(
  (method, i): Required<Payment> => ({
    id: `pi_${i}`,
    amount: CAD(i),
    method,
    at: at(i),
    letterhead: 'let_1',
    unexpected: 'already-paid',
  }),
);

const everythingAnnounced = <N extends News, E extends string>(
  companyId: string,
  news: N[],
  errands: E[],
): Omit<Required<Announcing<N, E>>, 'id'> => ({
  ...announcing(companyId),
  cards: [
    { room: ROOM, messageId: '1700000000.000100', shown: 3 },
    { room: 'teams:t/19:a@thread.tacv2', shown: 0 },
  ],
  appearance: 4,
  outbox: Object.values(outbox(news, errands)).flat(),
  due: at(5),
});

const told = { at: at(1), toldAt: at(2) };

/** Every optional field set, every kind of news and promise in the outbox. */
export const fullRequest = (companyId: string): Required<PaymentRequest> => ({
  ...request(companyId),
  ...everythingAnnounced(companyId, Object.values(requestNews), ERRANDS),
  debt: unlike('+15145550188 RO'),
  pressed: ['press-1', 'press-2'],
  customer: { id: 'cus_1', phone: '+15145550188', name: 'Élise' },
  texts: [
    { id: 'txt_1', state: 'queued', at: at(1) },
    { id: 'txt_2', sid: 'SM2', state: 'failed', reason: 'landline', at: at(2) },
  ],
  letterhead: 'let_1',
  mails: [
    { id: 'mai_1', to: 'a@example.com', state: 'queued', at: at(1) },
    { id: 'mai_2', to: 'b@example.com', state: 'failed', reason: 'refused', at: at(2) },
  ],
  seenAt: at(3),
  declined: { reason: 'insufficient-funds', at: at(4) },
  checkout: {
    sessionId: 'cs_1',
    url: 'https://checkout.example/c/1',
    tongue: 'fr',
    balanceVersion: 1,
    attempt: 2,
    expiresAt: at(5),
  },
  payments: [...payments, { id: 'pi_9', amount: CAD(Number.MAX_SAFE_INTEGER), at: at(9) }],
  delayed: [{ id: 'pi_8', since: at(1), failedAt: at(2) }],
  refunds: [
    { ...{ id: 're_1', paymentId: 'pi_1', amount: CAD(3), status: 'succeeded', reason: 'duplicate' }, ...told },
    { ...{ id: 're_2', paymentId: 'pi_1', amount: CAD(3), status: 'pending' }, ...told },
  ],
  disputes: [
    {
      ...{ id: 'du_1', paymentId: 'pi_1', amount: CAD(4), status: 'open', reason: 'not-made', dueBy: at(99) },
      ...told,
    },
    { ...{ id: 'du_2', paymentId: 'pi_1', amount: CAD(4), status: 'won', reason: 'unsaid' }, ...told },
  ],
  cancelled: { by: 'Marc', at: at(6) },
  newLinkAskedAt: at(7),
});

/** Only what must be there: a text that opens a thread of its own. */
export const incomingText = (companyId: string, more: Partial<IncomingText> = {}): IncomingText => ({
  ...announcing(companyId),
  id: randomId('txt'),
  sid: unlike('SM'),
  phone: '+15145550188',
  body: 'Bonjour',
  media: 0,
  receivedAt: at(0),
  ...more,
});

export const fullIncomingText = (companyId: string): Required<IncomingText> => ({
  ...incomingText(companyId),
  ...everythingAnnounced(companyId, [replied], []),
  customer: { id: 'cus_1', name: 'Élise' },
  said: 'start',
  masked: true,
  threadOf: { kind: 'request', id: 'pay_1' },
});

/** Only what must be there: a text about nothing, of which nobody has said anything. */
export const outgoingText = (companyId: string, more: Partial<OutgoingText> = {}): OutgoingText => ({
  ...announcing(companyId),
  id: randomId('txt'),
  phone: '+15145550188',
  words: 'Bonjour : {link}',
  state: 'queued',
  at: at(0),
  createdAt: at(0),
  ...more,
});

export const fullOutgoingText = (companyId: string): Required<OutgoingText> => ({
  ...outgoingText(companyId),
  ...everythingAnnounced(companyId, [], ['send', 'tell']),
  about: { kind: 'request', id: 'pay_1' },
  answers: 'stop',
  sid: 'SM2',
  state: 'failed',
  reason: 'landline',
});

/** Only what must be there: a conversation that no room has heard of. */
export const conversation = (companyId: string, more: Partial<Conversation> = {}): Conversation => ({
  id: randomId('cnv'),
  companyId,
  revision: 0,
  phone: unlike('+1514'),
  sender: '+15145550111',
  threads: [],
  openedAt: at(0),
  lastAt: at(0),
  ...more,
});

export const fullConversation = (companyId: string): Required<Conversation> => ({
  ...conversation(companyId),
  threads: [
    { room: ROOM, messageId: '1764.001', head: { kind: 'text', id: 'txt_1' }, since: at(1) },
    { room: 'teams:t/19:a@thread.tacv2', head: { kind: 'request', id: 'pay_1' }, since: at(2) },
  ],
});

/** Only what must be there. */
export const outgoingMail = (companyId: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  ...announcing(companyId),
  id: randomId('mai'),
  about: { kind: 'request', id: 'pay_1' },
  to: 'julie@example.com',
  tongue: 'fr',
  papers: [],
  state: 'queued',
  at: at(0),
  createdAt: at(0),
  ...more,
});

export const fullOutgoingMail = (companyId: string): Required<OutgoingMail> => ({
  ...outgoingMail(companyId),
  ...everythingAnnounced(companyId, [], ['send', 'tell']),
  papers: ['pay_1/invoice/1/', 'pay_1/receipt:pi_1/1/m'],
  state: 'failed',
  reason: 'not-now',
});

export const keptPaper = (companyId: string, more: Partial<KeptPaper> = {}): KeptPaper => ({
  id: `${unlike('pay_')}/invoice/1/`,
  companyId,
  requestId: 'pay_1',
  content: '{"kind":"invoice"}',
  hash: 'hash',
  keptAt: at(0),
  ...more,
});
