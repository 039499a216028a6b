import { randomId } from '../../src/kernel/ids.ts';
import type { News } from '../../src/messages.ts';
import type { RequestErrand, Revision } from '../../src/payments/request.ts';
import type { Announcing, OutboxItem } from '../../src/promises/outbox.ts';
import { fullBeginning } from './morning-samples.ts';
import { at, CAD, ROOM } from './sample-parts.ts';

export const announcing = (companyId: string): Omit<Announcing<never, never>, 'id'> => ({
  companyId,
  revision: 0,
  cards: [],
  appearance: 0,
  outbox: [],
});

export const NEWS: { [K in News['kind']]: Required<Extract<News, { kind: K }>> } = {
  'payment-paid': {
    kind: 'payment-paid',
    amount: CAD(1),
    method: { kind: 'bank-debit', last4: '6789' },
    at: at(1),
    late: true,
    by: 'Marc',
    whole: CAD(9),
    left: CAD(8),
    others: CAD(7),
    paymentId: 'pi_0',
  },
  'share-paid': { kind: 'share-paid', amount: CAD(1), to: 'A', left: CAD(8), whole: CAD(9), over: CAD(2), at: at(1) },
  'share-dropped': { kind: 'share-dropped', amount: CAD(1), to: 'A', at: at(1) },
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
    ...{ reason: 'asked-for', by: 'Marc', status: 'pending', at: at(5) },
  },
  'refund-declined': { kind: 'refund-declined', amount: CAD(1), by: 'Marc', note: 'no', paymentId: 'pi_1', at: at(5) },
  'refund-lapsed': { kind: 'refund-lapsed', amount: CAD(1), by: 'Marc', paymentId: 'pi_1', at: at(5) },
  'refund-refused': { kind: 'refund-refused', amount: CAD(1), why: 'balance', paymentId: 'pi_1', at: at(5) },
  'refund-failed': { kind: 'refund-failed', amount: CAD(1), paymentId: 'pi_1', at: at(5) },
  'payment-disputed': {
    ...{ kind: 'payment-disputed', amount: CAD(1), status: 'inquiry', reason: 'duplicate', paymentId: 'pi_1' },
    ...{ dueBy: at(99), at: at(5) },
  },
  'dispute-closed': { kind: 'dispute-closed', amount: CAD(1), status: 'lost', paymentId: 'pi_1', at: at(5) },
  'text-failed': { kind: 'text-failed', reason: 'landline', at: at(5) },
  'mail-failed': { kind: 'mail-failed', reason: 'address-refused', to: 'a@example.com', at: at(6), asks: true },
  'not-written-back': {
    ...{ kind: 'not-written-back', amount: CAD(1), of: 'RO4821', system: 'CDK', why: 'above-owed', at: at(6) },
  },
  'orders-changed': {
    ...{ kind: 'orders-changed', before: CAD(1), amount: CAD(2), at: at(6) },
    changed: {
      orders: [
        {
          ...{ reference: 'RO1', what: 'changed', before: 1, after: 2, paid: 3 },
          ...{ added: [{ description: 'Batterie', amount: 1 }], removed: [{ description: 'Pneu', amount: -1 }] },
        },
      ],
    },
  },
  'left-to-pay': { kind: 'left-to-pay', of: 'RO1', amount: CAD(2), at: at(6) },
  'link-asked-for': { kind: 'link-asked-for', at: at(6) },
  'request-cancelled': { kind: 'request-cancelled', by: 'Marc', reason: 'other', note: 'Zoë', at: at(7) },
  'reminder-sent': { kind: 'reminder-sent', words: 'Rappel : {link}', by: 'Marc', at: at(8) },
  'request-sent-again': { kind: 'request-sent-again', by: 'Marc', revised: true, at: at(8) },
  'conversation-assigned': { kind: 'conversation-assigned', to: 'Étienne', by: 'Marc', note: 'Freins', at: at(8) },
  'conversation-closed': { kind: 'conversation-closed', by: 'Marc', at: at(8) },
  'conversation-reopened': { kind: 'conversation-reopened', by: 'Marc', at: at(8) },
  'conversation-live': { kind: 'conversation-live', by: 'Marc', at: at(8) },
  'conversation-live-over': { kind: 'conversation-live-over', by: 'Marc', at: at(8) },
  'customer-stopped': { kind: 'customer-stopped', by: 'Marc', at: at(8) },
  'assignee-left': { kind: 'assignee-left', to: 'Étienne', at: at(8) },
  'estimate-answered': {
    ...{ kind: 'estimate-answered', status: 'partly', amount: CAD(1), total: CAD(2), by: 'Zoë', at: at(9) },
  },
  'estimate-exceeded': { kind: 'estimate-exceeded', amount: CAD(2), total: CAD(1), at: at(9) },
  'estimate-mail-failed': { kind: 'estimate-mail-failed', reason: 'refused', to: 'zoe@exemple.ca', at: at(9) },
  'estimate-order-over': { kind: 'estimate-order-over', why: 'closed', at: at(9) },
  'estimate-withdrawn': { kind: 'estimate-withdrawn', by: 'Marc', at: at(9) },
  'estimate-sent-again': { kind: 'estimate-sent-again', by: 'Marc', at: at(9) },
  'answer-failed': { kind: 'answer-failed', reason: 'landline', at: at(9) },
  'task-due': {
    ...{ kind: 'task-due', task: 'record-refund', system: 'CDK', dueOn: at(9), owner: 'Marc', at: at(9) },
  },
  'attachment-came': { kind: 'attachment-came', place: 1, at: at(9) },
  morning: { kind: 'morning', beginning: fullBeginning, at: at(9) },
  mentioned: { kind: 'mentioned', by: 'Marc', body: 'Zoë ?', at: at(9) },
  'role-changed': { kind: 'role-changed', who: 'Zoë', by: 'Marc', role: 'biller', at: at(9) },
  'customer-replied': {
    kind: 'customer-replied',
    body: 'Merci !\n👍',
    media: 2,
    at: at(9),
    late: true,
    said: 'stop',
    helped: true,
    masked: true,
    split: true,
    soundsLikeStop: true,
  },
};

export const {
  'customer-replied': replied,
  'attachment-came': attachmentCame,
  'answer-failed': answerFailed,
  'task-due': taskDue,
  mentioned,
  'role-changed': roleChanged,
  morning: morningTold,
  'conversation-assigned': given,
  'conversation-closed': closed,
  'conversation-reopened': reopened,
  'conversation-live': live,
  'conversation-live-over': liveOver,
  'customer-stopped': stopped,
  'assignee-left': left,
  'estimate-answered': answered,
  'estimate-exceeded': exceeded,
  'estimate-mail-failed': mailFailed,
  'estimate-order-over': orderOver,
  'estimate-withdrawn': withdrawn,
  'estimate-sent-again': sentAgain,
  ...requestNews
} = NEWS;
export const estimateNews = {
  answered,
  exceeded,
  mailFailed,
  orderOver,
  withdrawn,
  sentAgain,
  failed: NEWS['text-failed'],
};

export const ERRANDS: RequestErrand[] = [
  ...([
    'text',
    'text-late',
    'expire-checkout',
    'expire-link',
    'paper',
    'mail',
    'thanks',
    'invoice-paid',
    'follow-orders',
    'remind',
    'notify',
  ] as const),
  ...(['refund', 'refund-told', 'refund-text'] as const),
  ...(['task-write-back', 'task-refund', 'task-dispute'] as const),
];

export const promised = (ms: number) => ({ id: randomId('out'), due: at(ms), attempts: 0 });

export type Kind = OutboxItem['kind'];

export const outbox = <N extends News, E extends string>(
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

export const everythingAnnounced = <N extends News, E extends string>(
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

export const fullRevision: Required<Revision> = {
  ...{ from: 1, at: at(4) },
  ...{ added: [{ description: 'Batterie', amount: 1 }], removed: [] },
};
