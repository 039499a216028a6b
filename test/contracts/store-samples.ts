/** Samples of every document. */
import type { Company, Member } from '../../src/company/company.ts';
import type { Founding } from '../../src/company/founding.ts';
import type { Letterhead } from '../../src/company/letterhead.ts';
import type { SavedReply } from '../../src/company/saved-replies.ts';
import type { Customer } from '../../src/customers/customer.ts';
import { type Invoice, type SyncState, sourceKeyOf } from '../../src/invoices/index.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Payment, PaymentMethod } from '../../src/payments/payment.ts';
import type { Draft, PaymentRequest } from '../../src/payments/request.ts';
import { announcing, ERRANDS, everythingAnnounced, fullRevision, requestNews } from './announcing-samples.ts';
import { fullDepositOn } from './estimate-samples.ts';
import { fullOrder } from './refund-samples.ts';
import { acting, at, CAD, ROOM, unlike } from './sample-parts.ts';
import { fullShares } from './share-samples.ts';

export * from './sample-parts.ts';
export * from './text-samples.ts';

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
  ...{ textSender: unlike('MG'), roles: [] },
  roomLanguage: 'en',
  foldsNames: false,
  reminders: { days: [3, 7] },
  setUpBy: { id: 'U1', name: 'Marc-André Roy', workspaceId: 'slack:T1' },
  corrected: { by: 'Élise', at: at(3) },
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
  administrators: [{ workspaceId: 'teams:t', id: 'U1' }],
  ...{ talkRooms: [ROOM], routes: [{ name: 'Marie-Ève Roy', rooms: [ROOM, 'teams:t/19:a'] }] },
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
  ...acting(),
  ...reply(companyId, { texts: { fr: 'Bonjour {client.prénom}', en: 'Hello {customer.firstName}' } }),
  purpose: 'reminder',
  name: 'Pneus d’hiver',
  deletedAt: at(1),
});

/** Only what must be there. */
export const customer = (companyId: string, more: Partial<Customer> = {}): Customer & { phone: string } => ({
  id: randomId('cus'),
  companyId,
  revision: 0,
  phone: unlike('+1'),
  consent: [],
  createdAt: at(0),
  ...more,
});

/** Who has no phone. */
export function mailedCustomer(companyId: string, more: Partial<Customer> = {}): Customer {
  const { phone: _, ...nameless } = customer(companyId);
  return { ...nameless, email: `${unlike('ana')}@example.com`, ...more };
}

export const fullCustomer = (companyId: string): Required<Customer> => ({
  ...{ ...customer(companyId), ...acting() },
  name: 'Élise Tremblay',
  email: 'elise@exemple.ca',
  ...{ former: [{ phone: '+15145550101', until: at(1) }], correctedAt: at(1), tongue: 'fr' },
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
    paidHere: [],
    ...{ cards: [], appearance: 0, outbox: [] },
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
    currency: 'CAD',
    reference: 'RO 4821',
    reply: 'payment-request',
    message: '',
    language: 'auto',
  },
  createdAt: at(0),
  ...more,
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
  ...{ linkHash: unlike('hash'), linkExpiresAt: at(86_400_000) },
  message: 'Bonjour : {link}',
  texts: [],
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
  createdAt: at(0),
  ...more,
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
    ...{ at: at(i), letterhead: 'let_1', unexpected: 'already-paid' },
    pays: { orders: [{ id: 'inv_1', amount: i, writtenBack: { system: 'CDK', at: at(1), why: 'closed' } }] },
  }),
);

const told = { at: at(1), toldAt: at(2) };

/** Every optional field set, every kind of news and promise in the outbox. */
export const fullRequest = (companyId: string): Required<PaymentRequest> => ({
  ...{ ...request(companyId), ...acting() },
  ...everythingAnnounced(companyId, Object.values(requestNews), ERRANDS),
  debt: unlike('+15145550188 RO'),
  otherDebts: [unlike('+15145550188 RO')],
  invoices: [
    {
      ...{ id: 'inv_1', reference: 'RO4821', version: 2, amount: 125_50, isOpen: true, followed: 3 },
      writtenBack: { system: 'CDK', at: at(3), why: 'above-owed' },
    },
  ],
  changing: at(4),
  reminders: {
    ...{ days: [7, 14], since: at(1), place: { timeZone: 'America/Toronto', region: 'QC' }, sent: 1, lastAt: at(2) },
    ...{ stopped: { why: 'paused', by: 'Marc', at: at(3) }, wanted: 'Marc' },
    promised: { day: at(4), until: at(5), by: 'Marc' },
  },
  ...{ revised: fullRevision, sentRevision: fullRevision },
  ...{ depositOn: fullDepositOn, pressed: ['press-1', 'press-2'] },
  customer: { id: 'cus_1', phone: '+15145550188', email: 'elise@exemple.ca', name: 'Élise' },
  texts: [
    { id: 'txt_1', state: 'queued', at: at(1), reminder: 'Rappel : {link}' },
    { id: 'txt_2', sid: 'SM2', state: 'failed', reason: 'landline', at: at(2) },
  ],
  letterhead: 'let_1',
  mails: [
    { id: 'mai_1', to: 'a@example.com', asks: true, reminder: 'Rappel', state: 'queued', at: at(1) },
    { id: 'mai_2', to: 'b@example.com', state: 'failed', reason: 'refused', at: at(2) },
  ],
  seenAt: at(3),
  declined: { reason: 'insufficient-funds', at: at(4) },
  checkout: {
    ...{ sessionId: 'cs_1', url: 'https://checkout.example/c/1', tongue: 'fr', balanceVersion: 1, attempt: 2 },
    expiresAt: at(5),
  },
  payments: [...payments, { id: 'pi_9', amount: CAD(Number.MAX_SAFE_INTEGER), at: at(9) }],
  delayed: [{ id: 'pi_8', since: at(1), failedAt: at(2) }],
  refunds: [
    {
      ...{ id: 're_1', paymentId: 'pi_1', amount: CAD(3), status: 'succeeded', reason: 'duplicate' },
      ...told,
      orderId: 'ref_1',
      trace: '7412',
    },
    { ...{ id: 're_2', paymentId: 'pi_1', amount: CAD(3), status: 'pending' }, ...told },
  ],
  refundOrders: [fullOrder],
  disputes: [
    {
      ...{ id: 'du_1', paymentId: 'pi_1', amount: CAD(4), status: 'open', reason: 'not-made', dueBy: at(99) },
      ...told,
    },
    { ...{ id: 'du_2', paymentId: 'pi_1', amount: CAD(4), status: 'won', reason: 'unsaid' }, ...told },
  ],
  ...fullShares(payments),
  cancelled: { by: 'Marc', at: at(6) },
  newLinkAskedAt: at(7),
  ...{ followsLater: true, inFull: true, tallied: 'x' },
});

/** Only what must be there: one that no room is told. */
export const founding = (companyId: string, more: Partial<Founding> = {}): Founding => ({
  ...{ id: unlike('fnd_'), companyId, revision: 0, asOf: at(0) },
  ...{ cards: [], appearance: 0, outbox: [] },
  ...more,
});

export const fullFounding = (companyId: string): Required<Founding> => ({
  ...founding(companyId),
  ...everythingAnnounced(companyId, [], []),
});
