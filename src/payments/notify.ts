import { type Notification, notifying } from '../conversations/index.ts';
import type { Errand } from '../promises/announcer.ts';
import type { PaymentsHouse } from './house.ts';
import type { RequestNews } from './news.ts';
import { partOf } from './parts.ts';
import type { PaymentRequest } from './request.ts';
import type { ToldInPerson } from './to-people.ts';

/** Has people told of what became of a request. */
export const notifies = (house: PaymentsHouse): Errand<PaymentRequest> =>
  notifying(house, async (request, about): Promise<Notification | undefined> => {
    const [kind = '', id = ''] = about.split(' ');
    const { id: requestId, companyId, customer, reference, asker, cards } = request;
    const { id: _, ...whom } = customer;
    const whose = {
      ...{ companyId, key: `${requestId} ${about}`, about: requestId, customer: whom, reference },
      ...{
        head: { kind: 'request', id: requestId } as const,
        concerned: [asker],
        rooms: cards.map(({ room }) => room),
      },
    };
    const news = kind === 'paid' || kind === 'failed' || kind === 'disputed' ? NEWS[kind](request, id) : undefined;
    if (!news) return undefined;
    // An inquiry that becomes a dispute is told anew.
    const key = news.kind === 'payment-disputed' ? `${whose.key} ${news.status}` : whose.key;
    return { ...whose, key, kind: kind as ToldInPerson, news };
  });

/** What was told in the thread, as it is by now. */
const NEWS: Record<ToldInPerson, (request: PaymentRequest, id: string) => RequestNews | undefined> = {
  paid({ payments, shares, amount: asked }, id) {
    const place = payments.findIndex((one) => one.id === id);
    const { amount, at, method } = payments[place] ?? {};
    if (!amount || !at) return undefined;
    const byThen = shares.map((share) => ({ ...share, payments: share.payments.filter((other) => other.at <= at) }));
    const part = partOf({ amount: asked, payments: payments.slice(0, place + 1), shares: byThen });
    return { kind: 'payment-paid', amount, at, late: false, ...(method && { method }), ...part };
  },
  failed({ texts, mails }, id) {
    const text = texts.find((one) => one.id === id);
    if (text) return text.reason ? { kind: 'text-failed', reason: text.reason, at: text.at } : undefined;
    const mail = mails.find((one) => one.id === id);
    const { reason, to, at, asks } = mail ?? {};
    return reason && to !== undefined && at
      ? { kind: 'mail-failed', reason, to, at, ...(asks && { asks }) }
      : undefined;
  },
  disputed({ disputes }, id) {
    const { amount, status, reason, dueBy, paymentId, at } = disputes.find((one) => one.id === id) ?? {};
    // What is over by now is told in its thread.
    if (!amount || !reason || !paymentId || !at || (status !== 'inquiry' && status !== 'open')) return undefined;
    return { kind: 'payment-disputed', amount, status, reason, paymentId, at, ...(dueBy && { dueBy }) };
  },
};
