import type { Asker } from '../company/index.ts';
import type { Conversation, IncomingText, OutgoingText } from '../conversations/index.ts';
import { erasedAs, isErased } from '../kernel/phone.ts';
import type { PaymentRequest } from '../payments/index.ts';
import { type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import type { Changes } from './everywhere.ts';

/** What is promised of a request beside what its customer gets: its money, its orders, and what people do elsewhere. */
const KEPT_ERRANDS = new Set<string>([
  ...['expire-checkout', 'paper', 'invoice-paid', 'deposit-back', 'follow-orders', 'refund', 'refund-told'],
  ...['share-end', 'share-told', 'task-write-back', 'task-refund', 'task-dispute'],
]);
type Item = PaymentRequest['outbox'][number];
const isOfCustomer = (item: Item): boolean =>
  item.kind === 'news' || (item.kind === 'errand' && !KEPT_ERRANDS.has(item.name));

/** Whoever can pay is asked anew, by somebody who did not know: that is no business of an erasure. */
const PAYABLE = new Set<PaymentRequest['state']>(['open', 'processing', 'cancelling']);

/**
 * What is left of the documents of a customer once everything that says who they are is gone: numbers, amounts, taxes and
 * dates. `id`: the customer's, by which they are still told apart; again, nothing changes.
 */
export function erasing(id: string, by: Pick<Asker, 'name'>): Changes {
  const phone = erasedAs(id);
  return {
    requests: (request, moment) => requestErased(request, { phone, by: by.name }, moment),
    estimates(estimate, moment) {
      if (isErased(estimate.customer.phone) || estimate.state === 'open') return undefined;
      const { answer } = estimate;
      const rest = without(estimate, (item) => item.kind !== 'card');
      return redrawn(
        {
          ...rest,
          ...{ customer: { id, phone }, message: '', mails: [], linkHash: `erased ${estimate.id}` },
          ...(answer && { answer: { ...answer, name: '', agent: '', address: '' } }),
        },
        moment,
      );
    },
    invoices(invoice) {
      const { name, ...rest } = invoice.customer;
      return name === undefined ? undefined : { ...invoice, customer: rest };
    },
    outgoingRefunds(refund, moment) {
      if (isErased(refund.customer.phone)) return undefined;
      const { note: _, ...rest } = refund;
      return redrawn({ ...rest, customer: { phone } }, moment);
    },
    tasks: (task, moment) =>
      isErased(task.customer.phone) ? undefined : redrawn({ ...task, customer: { phone } }, moment),
    mails: (mail) => (isErased(mail.to) ? undefined : { ...without(mail, () => true), to: phone }),
    texts: (text, moment) => textErased(text, phone, moment),
    outgoingTexts: (text, moment) => answerErased(text, phone, moment),
    conversations: conversationErased,
  };
}

function requestErased(
  request: PaymentRequest,
  { phone, by }: { phone: string; by: string },
  moment: Moment,
): PaymentRequest | undefined {
  const { state, customer, id } = request;
  if (isErased(customer.phone) || PAYABLE.has(state)) return undefined;
  const { reminders: _, newLinkAskedAt: __, checkout: ___, cancelled, ...kept } = without(request, isOfCustomer);
  const { note: ____, ...end } = cancelled ?? { by, at: moment.now, reason: 'other' as const };
  const isOver = state === 'expired' || state === 'cancelled';
  const bare: PaymentRequest = {
    ...kept,
    ...{ customer: { id: customer.id, phone }, message: '', mails: [], linkHash: `erased ${id}` },
    // Nobody can be asked again.
    ...(isOver && { state: 'cancelled' as const, cancelled: end }),
    texts: request.texts.map(({ reminder: _, ...text }) => text),
    refundOrders: request.refundOrders.map(({ note: _, ...order }) => order),
  };
  return redrawn(bare, moment);
}

/** The part of a request that somebody was asked for who was erased since, as the whole keeps it. */
export function shareErased(whole: PaymentRequest, partId: string, id: string, moment: Moment) {
  const part = whole.shares.find((one) => one.id === partId);
  if (!part || isErased(part.to.phone)) return undefined;
  const bare = { ...part, to: { id: part.to.id, phone: erasedAs(id) }, message: '' };
  return redrawn({ ...whole, shares: whole.shares.map((one) => (one === part ? bare : one)) }, moment);
}

/** The carrier's id is kept for as long as the carrier has it. */
function textErased(text: IncomingText, phone: string, moment: Moment): IncomingText {
  const { customer: _, ...rest } = without(text, () => true);
  const bare: IncomingText = { ...rest, phone, body: '', media: 0, attachments: [] };
  return promising(redrawn(bare, moment), { name: 'forget' }, moment);
}

function answerErased(text: OutgoingText, phone: string, moment: Moment): OutgoingText {
  const { answer, ...rest } = without(text, () => true);
  const isUnsent = text.sid === undefined && text.state === 'queued';
  const bare: OutgoingText = {
    ...{ ...rest, phone, words: '' },
    ...(answer && { answer: withoutWords(answer) }),
    ...(isUnsent && { state: 'failed' as const, reason: 'over' as const }),
  };
  const shown = answer ? redrawn(bare, moment) : bare;
  return text.sid ? promising(shown, { name: 'forget' }, moment) : shown;
}

function withoutWords({ picture: _, ...answer }: NonNullable<OutgoingText['answer']>): OutgoingText['answer'] {
  return { ...answer, typed: '' };
}

/** Its threads lead nowhere any more: whoever writes there writes to colleagues alone. */
function conversationErased(conversation: Conversation): Conversation | undefined {
  if (isErased(conversation.phone)) return undefined;
  const { assigned: _, live: __, askedAt: ___, handedBy: ____, ...rest } = without(conversation, () => true);
  return { ...rest, phone: erasedAs(conversation.id), threads: [], cards: [] };
}
