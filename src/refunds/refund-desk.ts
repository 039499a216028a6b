import { type Actor, type Company, type Member, refundLimitOf, whoMay } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { type Money, parseAmount, typedAmount } from '../kernel/money.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import {
  leftOf,
  orderRefund,
  type Payment,
  type PaymentRequest,
  type RefundOrder,
  readNote,
  whyNotRefunded,
} from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { mayGiveBack, needsSecond, type Over, overRole } from './four-eyes.ts';
import type { RefundsHouse } from './house.ts';
import type { RefundForm, RefundScreen, RefundValues } from './screen.ts';

/** What a member may choose from; fraud is for the processor's own page, where it blocks the card. */
export const REASONS = ['asked-for', 'too-much', 'duplicate', 'not-done', 'goodwill', 'other'] as const;

const calledIn = ({ name, phone, email }: PaymentRequest['customer']): string => name ?? phone ?? email ?? '';

type Read = Pick<RefundOrder, 'amount' | 'reason' | 'tells' | 'note'>;
interface Subject {
  company: Company;
  request: PaymentRequest;
  payment: Payment;
  noTexts: boolean;
}

/** Giving money back, from a request's card. */
export function createRefundDesk(house: RefundsHouse) {
  const { store } = house;
  const refuse = (refusal: Refusal): RefundScreen => ({ kind: 'refused', refusal });

  /** `about`: a request, and which of its payments; the one that settled it unless told. */
  async function find(actor: Actor, about: string): Promise<Answer<Subject>> {
    const [requestId = '', paymentId] = about.split(' ');
    const [company, request] = await Promise.all([
      store.companies.get(actor.companyId),
      store.requests.get(actor.companyId, requestId),
    ]);
    const payment = request?.payments.find((one) => (paymentId ? one.id === paymentId : !one.unexpected));
    if (!company || !request || !payment) return refused({ code: 'request-gone' });
    const { phone, email } = request.customer;
    const customer = phone && (await store.customers.byPhone(actor.companyId, phone));
    const noTexts = !phone || email !== undefined || (customer && hasOptedOut(customer)) === true;
    return granted({ company, request, payment, noTexts });
  }

  function formOf({ company, request, payment, noTexts }: Subject, values: RefundValues, actor: Actor): RefundForm {
    const { customer, reference, id: requestId } = request;
    const { refundLimit: minor, currency } = company;
    const most = refundLimitOf(company, actor.role);
    return {
      ...{ kind: 'refund-form', values, problems: {}, requestId, paymentId: payment.id, reference, noTexts },
      ...{ customer: calledIn(customer), paid: payment.amount, paidAt: payment.at },
      ...{ left: leftOf(request, payment), unexpected: payment.unexpected !== undefined },
      ...(minor !== undefined && { limit: { minor, currency } }),
      ...(most && { most }),
    };
  }

  /** With who may give back so much. */
  async function saidTo(actor: Actor, company: Company, over: Over, amount: Money): Promise<Refusal> {
    const isOne = (member: Member) => mayGiveBack(company, member, amount);
    const who = await whoMay(store, company, 'member', isOne);
    return { ...over, role: actor.role ?? 'viewer', who };
  }

  return {
    async open(actor: Actor, about: string): Promise<RefundScreen> {
      const found = await find(actor, about);
      if (!found.ok) return refuse(found.refusal);
      const { request, payment, noTexts } = found.value;
      const refusal = whyNotRefunded(request, payment);
      if (refusal) return refuse(refusal);
      const amount = typedAmount(leftOf(request, payment), actor.tongue);
      const reason = payment.unexpected ? 'duplicate' : 'asked-for';
      return formOf(found.value, { amount, reason, note: '', tell: noTexts ? '' : 'yes' }, actor);
    },

    /** @param about what the form carried */
    async fill(actor: Actor, values: RefundValues, about: string, isSent: boolean, key: string): Promise<RefundScreen> {
      const found = await find(actor, about);
      if (!found.ok) return refuse(found.refusal);
      const form = formOf(found.value, values, actor);
      if (!isSent) return form;
      const read = readRefund(values, found.value);
      if (!read.ok) return { ...form, problems: read.problems };
      const { company, payment, request: seen } = found.value;
      const by = { id: actor.id, name: actor.name, workspaceId: actor.workspaceId };
      const { amount } = read.value;
      const over = await overRole(house, company, { by, amount, role: actor.role });
      if (over) return { ...form, problems: { amount: await saidTo(actor, company, over, amount) } };
      const waits = await needsSecond(house, company, { by, amount });
      const order: RefundOrder = {
        ...{ id: house.newId('ref'), key, paymentId: payment.id, by, at: house.clock.now() },
        ...{ ...read.value, state: waits ? 'asked' : 'ordered' },
      };
      let answer: Answer<PaymentRequest> = refused({ code: 'request-gone' });
      const changed = await change(one(store.requests, actor.companyId, seen.id), (now) => {
        answer = orderRefund(now, order, momentOf(house));
        return answer.ok && answer.value !== now ? answer.value : undefined;
      });
      if (!changed) return refuse({ code: 'request-gone' });
      if (!answer.ok)
        return { ...formOf({ ...found.value, request: changed }, values, actor), problems: { amount: answer.refusal } };
      house.wake('requests', changed);
      return orderedScreen(changed, key, actor);
    },
  };
}

/** What is said of an order, however often its form was sent. */
function orderedScreen(request: PaymentRequest, key: string, { room }: Actor): RefundScreen {
  const order = request.refundOrders.find((one) => one.key === key);
  if (!order) return { kind: 'refused', refusal: { code: 'try-again' } };
  const { customer, reference, cards } = request;
  const shownIn = cards.map((card) => card.room).filter((one) => one === room);
  const waits = order.state === 'asked';
  return {
    kind: 'refund-ordered',
    amount: order.amount,
    to: calledIn(customer),
    reference,
    waits,
    shownIn,
  };
}

type ReadRefund = { ok: true; value: Read } | { ok: false; problems: RefundForm['problems'] };

function readRefund(values: RefundValues, { request, payment, noTexts }: Subject): ReadRefund {
  const left = leftOf(request, payment);
  const amount = parseAmount(values.amount, payment.amount.currency);
  const tooMuch = amount.ok && amount.value.minor > left.minor;
  const reason = REASONS.find((one) => one === values.reason);
  const note = readNote(values.note, reason === 'other');
  const problems: RefundForm['problems'] = {
    ...(!amount.ok && { amount: amount.refusal }),
    ...(tooMuch && { amount: { code: 'refund-too-much', left } }),
    ...(!reason && { reason: { code: 'field-missing' } }),
    ...(!note.ok && { note: note.refusal }),
  };
  if (!amount.ok || tooMuch || !reason || !note.ok) return { ok: false, problems };
  const tells = values.tell === 'yes' && !noTexts;
  return { ok: true, value: { amount: amount.value, reason, tells, ...(note.value && { note: note.value }) } };
}
