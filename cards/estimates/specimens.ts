import type { EstimateAnswer } from '../../src/estimates/answer.ts';
import type { Estimate } from '../../src/estimates/estimate.ts';
import type { EstimateMessage } from '../../src/estimates/messages.ts';
import type { EstimateNews } from '../../src/estimates/news.ts';
import type { EstimateForm, EstimateScreen, EstimateValues, OrderRow } from '../../src/estimates/screen.ts';
import { words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { mailPreview, preview } from '../payments/specimens/request.ts';
import type { MessageSpecimens, NewsSpecimens, ScreenSpecimens } from '../specimen.ts';
import { cad, garage, JULIE, later, MARC } from '../specimens/people.ts';

const DAY = 24 * 60;
const BY_MAIL = 'julie@example.com';
const PAPER = 'https://pay.example/papers/est.xxxxxxxxxxxxxxxxxxxxxx';
const EMPTY: EstimateValues = {
  ...{ customer: '', who: '', find: '', order: '', days: '30', deposit: '', message: '', email: '', language: 'auto' },
};

const worksIn = (tongue: Tongue): Estimate['works'] =>
  tongue === 'fr'
    ? [
        { title: 'Remplacement des plaquettes et disques avant', lines: [0, 1], amount: 30_000, total: 34_493 },
        { title: 'Pose de quatre pneus d’hiver', lines: [2], amount: 4_980, total: 5_725 },
      ]
    : [
        { title: 'Front pads and rotors replaced', lines: [0, 1], amount: 30_000, total: 34_493 },
        { title: 'Four winter tires mounted', lines: [2], amount: 4_980, total: 5_725 },
      ];

function rowsIn(tongue: Tongue): OrderRow[] {
  const summary = tongue === 'fr' ? 'Freins avant, pneus d’hiver' : 'Front brakes, winter tires';
  const row = (reference: string, more: Partial<OrderRow> = {}): OrderRow => ({
    ...{ id: `inv_${reference}`, reference, state: 'open', total: cad(40_218), openedAt: later(-DAY) },
    ...{ summary, vehicle: 'Mazda CX-5 2021', preview: PAPER, ...more },
  });
  return [row('RO4830'), row('RO4840', { total: cad(9_198), owner: 'Marc Tremblay' })];
}

const before = { by: 'Marc Gagnon', at: later(-DAY), total: cad(40_218), estimateId: 'est_0' };
const STATES = ['open', 'approved', 'partly', 'declined', 'expired', 'superseded', 'withdrawn'] as const;

export function screens(tongue: Tongue): ScreenSpecimens<EstimateScreen> {
  const bare: EstimateForm = {
    ...{ kind: 'estimate-form', values: EMPTY, candidates: [], rows: [], hasMore: false, problems: {} },
    ...{ warnings: [], tongue, carried: '' },
  };
  const chosen: EstimateForm = {
    ...{ ...bare, customer: JULIE, rows: rowsIn(tongue), preview: preview(tongue) },
    values: { ...EMPTY, customer: JULIE.id, order: 'inv_RO4830' },
  };
  const { preview: _, ...listed } = chosen;
  return {
    'estimate-form': {
      'estimate-empty': bare,
      'estimate-chosen': { ...chosen, values: { ...chosen.values, deposit: tongue === 'fr' ? '200,00' : '200.00' } },
      'estimate-by-mail': {
        ...chosen,
        values: { ...chosen.values, email: BY_MAIL },
        mail: { why: 'not-textable', known: BY_MAIL },
        preview: { ...mailPreview(tongue, { customer: { name: JULIE.name, email: BY_MAIL } }), estimate: true },
      },
      'estimate-mail-wrong': {
        ...{ ...listed, values: { ...chosen.values, email: 'julie@' }, mail: { why: 'opted-out' } },
        problems: { email: { code: 'email-unreadable' } },
      },
      'estimate-many': { ...listed, hasMore: true, values: { ...listed.values, order: '' } },
      'estimate-none': { ...listed, rows: [], values: { ...listed.values, order: '' } },
      'estimate-which-one': {
        ...{ ...bare, values: { ...EMPTY, customer: 'find:tremblay' } },
        customer: { id: 'find:tremblay', typed: 'tremblay' },
        candidates: [{ id: 'cus_1', name: 'Julie Tremblay', phone: '+15145550188' }],
      },
      'estimate-warnings': {
        ...chosen,
        warnings: [
          { code: 'number-not-reached', requestId: 'pay_3', why: 'landline', at: later(-600) },
          { code: 'estimate-changed', total: cad(52_000) },
          ...STATES.map((state) => ({ code: 'estimate-before' as const, state, ...before })),
          { code: 'message-as-typed', typed: tongue === 'fr' ? '[lien]' : '[link]' },
        ],
      },
      'estimate-problems': {
        ...listed,
        values: { ...listed.values, deposit: '999999', message: '4242 4242 4242 4242' },
        warnings: [{ code: 'estimate-changed', total: cad(52_000) }],
        problems: {
          customer: { code: 'customer-opted-out', phone: JULIE.phone, name: JULIE.name },
          order: { code: 'order-closed', reference: 'RO4821' },
          deposit: { code: 'deposit-too-much', total: cad(40_218) },
          message: { code: 'has-card-number' },
        },
      },
    },
    'estimate-sent': {
      'estimate-sent': { kind: 'estimate-sent', to: JULIE.name, total: cad(40_218), reference: 'RO4830', shownIn: [] },
    },
    'estimate-withdrawn': { 'estimate-withdrawn': { kind: 'estimate-withdrawn', reference: 'RO4830' } },
    'estimate-sent-again': { 'estimate-sent-again': { kind: 'estimate-sent-again', reference: 'RO4830' } },
  };
}

/** An estimate that waits for its answer. */
export const waiting = (tongue: Tongue): Estimate => ({
  ...{ id: 'est_1', companyId: 'com_garage', revision: 1, cards: [], appearance: 1, outbox: [], key: 'k', pressed: [] },
  ...{ customer: JULIE, tongue, asker: MARC, order: { id: 'inv_1', version: 1 }, reference: 'RO4830', edition: 1 },
  ...{ works: worksIn(tongue), total: cad(40_218), paper: { id: 'est_1/estimate', hash: 'h' } },
  ...{ validUntil: later(30 * DAY), state: 'open', linkHash: 'x', createdAt: later(0) },
  message: words(tongue).texts.estimate.replace('{customer.firstName}', 'Julie').replace('{company.name}', 'Garage'),
  texts: [{ id: 'txt_1', sid: 'SM1', state: 'delivered', at: later(1) }],
  mails: [],
});

export const answer = (outcome: EstimateAnswer['outcome']): EstimateAnswer => ({
  ...{ outcome, name: 'Julie Tremblay', at: later(20), tongue: 'fr', address: 'a', agent: 'Safari' },
  approved: { approved: [0, 1], partly: [0], declined: [] }[outcome],
  total: { approved: 40_218, partly: 34_493, declined: 0 }[outcome],
  hash: 'Zk3vJ5bPq0kZl8TtYc2nWgAAAAAAAAAAAAAAAAAAAAA',
});

const answered = (outcome: EstimateAnswer['outcome']) => ({ state: outcome, answer: answer(outcome) });

/** An estimate in every state that its card shows. */
export function messages(tongue: Tongue): MessageSpecimens<EstimateMessage> {
  const company = garage(tongue);
  const deposit = { minor: 20_000 };
  const card = (change: Partial<Estimate>): Extract<EstimateMessage, { kind: 'estimate' }> => ({
    ...(change.answer && { answered: PAPER }),
    ...{ kind: 'estimate', estimate: { ...waiting(tongue), ...change }, company, optedOut: false, paper: PAPER },
  });
  const [work] = worksIn(tongue);
  const mail = { id: 'mai_1', to: BY_MAIL, asks: true, at: later(1) } as const;
  const byMail = { customer: { id: JULIE.id, name: JULIE.name, email: BY_MAIL }, texts: [] };
  return {
    estimate: {
      'estimate-card-queued': card({ texts: [{ id: 'txt_1', state: 'queued', at: later(0) }] }),
      'estimate-card-delivered': card({ deposit }),
      'estimate-card-text-failed': card({
        texts: [{ id: 'txt_1', state: 'failed', reason: 'landline', at: later(1) }],
      }),
      'estimate-card-opted-out': { ...card({}), optedOut: true },
      'estimate-card-mailed': card({ ...byMail, mails: [{ ...mail, state: 'sent' }] }),
      'estimate-card-mail-failed': card({
        ...byMail,
        mails: [{ ...mail, state: 'failed', reason: 'address-refused' }],
      }),
      'estimate-card-seen': card({ seenAt: later(10) }),
      'estimate-card-approved': card({ ...answered('approved'), deposit }),
      'estimate-card-partly': card(answered('partly')),
      'estimate-card-declined': card(answered('declined')),
      'estimate-card-exceeded': card({ ...answered('approved'), exceeded: { total: 66_657, at: later(60) } }),
      'estimate-card-answered-replaced': card({ ...answered('approved'), supersededAt: later(90) }),
      'estimate-card-expired': card({ state: 'expired' }),
      'estimate-card-superseded': card({ state: 'superseded', supersededAt: later(30) }),
      'estimate-card-withdrawn': card({ state: 'withdrawn', withdrawn: { by: 'Sophie Roy', at: later(30) } }),
      'estimate-card-order-closed': card({ state: 'withdrawn', withdrawn: { by: '', at: later(60), why: 'closed' } }),
      'estimate-card-long': card({ works: Array.from({ length: 30 }, () => work ?? worksIn(tongue)[0]!) }),
    },
  };
}

export const news = (): Omit<NewsSpecimens<EstimateNews>, 'text-failed'> => {
  const said = (status: EstimateAnswer['outcome'], minor: number) =>
    ({
      ...({ kind: 'estimate-answered', status, amount: cad(minor), total: cad(40_218) } as const),
      ...{ by: 'Julie Tremblay', at: later(20) },
    }) as const;
  return {
    'estimate-answered': {
      'estimate-approved': said('approved', 40_218),
      'estimate-partly': said('partly', 34_493),
      'estimate-declined': said('declined', 0),
    },
    'estimate-exceeded': {
      'estimate-exceeded': { kind: 'estimate-exceeded', amount: cad(66_657), total: cad(40_218), at: later(60) },
    },
    'estimate-order-over': {
      'estimate-order-closed': { kind: 'estimate-order-over', why: 'closed', at: later(60) },
      'estimate-order-voided': { kind: 'estimate-order-over', why: 'voided', at: later(60) },
    },
    'estimate-mail-failed': Object.fromEntries(
      (['address-refused', 'refused', 'unclear'] as const).map((reason) => [
        `estimate-mail-${reason}`,
        { kind: 'estimate-mail-failed', reason, to: BY_MAIL, at: later(2) },
      ]),
    ),
    'estimate-withdrawn': { 'estimate-withdrawn': { kind: 'estimate-withdrawn', by: 'Sophie Roy', at: later(30) } },
    'estimate-sent-again': { 'estimate-sent-again': { kind: 'estimate-sent-again', by: 'Sophie Roy', at: later(30) } },
  };
};
