import { companyOf } from '../company/index.ts';
import { sourceKeyIn } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Money } from '../kernel/money.ts';
import {
  entryOf,
  isLive,
  type PaymentRequest,
  paidOrdersOf,
  type Tasking,
  type WriteBackFailure,
} from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { TasksHouse } from './house.ts';
import type { TaskKind } from './kinds.ts';
import { openTask } from './opening.ts';
import { overtaken, taskIdOf } from './task.ts';

type Needs = Pick<TasksHouse, 'store' | 'wake' | 'clock' | 'newId' | 'directory' | 'sources'>;

/** Where disputes are answered, as people call it. */
const PROCESSOR = 'Stripe';

/** What requests have done elsewhere by people. */
export function createTasking(house: Needs): Tasking {
  const { store } = house;

  async function open(request: PaymentRequest, kind: TaskKind, about: string, what: What): Promise<void> {
    const { customer, reference } = request;
    const company = await companyOf(house.directory, request);
    const { id: _, ...whom } = customer;
    const rooms = request.cards.map(({ room }) => room);
    const ask = { kind, about, requestId: request.id, reference, customer: whom, ...what };
    await openTask(house, company, { ...ask, rooms, moment: momentOf(house) });
  }

  /** Whether it was there and somebody has done it already. */
  async function end({ companyId, id }: PaymentRequest, kind: TaskKind, about: string): Promise<boolean> {
    const taskId = taskIdOf(id, kind, about);
    const known = await change(one(store.tasks, companyId, taskId), (now) => overtaken(now, momentOf(house)));
    if (known) house.wake('tasks', known);
    return known?.done !== undefined;
  }

  /** The system that invoices of a request came from, and is told of their payments; undefined where none is. */
  async function systemOf(request: PaymentRequest): Promise<string | undefined> {
    const { companyId, shareOf } = request;
    // What a part of another request pays is entered of the other's.
    const whole = shareOf ? await store.requests.get(companyId, shareOf.requestId) : request;
    const orders = whole ? paidOrdersOf(whole) : [];
    const known = await Promise.all(orders.map(({ id }) => store.invoices.get(companyId, id)));
    const systems = known.flatMap((invoice) => (invoice ? [sourceKeyIn(invoice.source).system] : []));
    return house.sources.find((source) => source.settle && systems.includes(source.system))?.name;
  }

  return {
    async notWrittenBack(request, about) {
      const entry = entryOf(request, about);
      if (!entry) return;
      const { asked, payment } = entry;
      const { why, system } = asked.writtenBack ?? {};
      if (!system || !why || why === 'not-now') return;
      const amount = { minor: asked.amount, currency: request.amount.currency };
      const { reference } = asked;
      await open(request, 'record-payment', about, { reference, amount, system, paymentId: payment.id, why });
    },

    async refunded(request, refundId) {
      const refund = request.refunds.find(({ id }) => id === refundId);
      const payment = request.payments.find(({ id }) => id === refund?.paymentId);
      // What came although it should not have was never entered.
      if (!refund || !payment || payment.unexpected) return;
      const { amount, paymentId } = refund;
      const system = await systemOf(request);
      if (!system) return;
      if (isLive(refund)) return open(request, 'record-refund', refundId, { amount, system, paymentId });
      if (await end(request, 'record-refund', refundId))
        await open(request, 'undo-refund', refundId, { amount, system, paymentId });
    },

    async disputed(request, disputeId) {
      const dispute = request.disputes.find(({ id }) => id === disputeId);
      if (!dispute) return;
      const { amount, paymentId, status, dueBy } = dispute;
      if ((status === 'open' || status === 'inquiry') && dueBy && dueBy > house.clock.now())
        return open(request, 'answer-dispute', disputeId, { amount, paymentId, system: PROCESSOR, dueOn: dueBy });
      await end(request, 'answer-dispute', disputeId);
      const system = status === 'lost' ? await systemOf(request) : undefined;
      if (system) await open(request, 'record-dispute', disputeId, { amount, paymentId, system });
    },
  };
}

interface What {
  amount: Money;
  system: string;
  paymentId: string;
  reference?: string;
  why?: WriteBackFailure;
  dueOn?: Date;
}
