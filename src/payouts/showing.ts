import { maySee, type Onlooker, type PaymentRequest, writtenBackOf } from '../payments/index.ts';
import { type Task, type TaskKind, taskIdOf } from '../tasks/index.ts';
import type { PayoutsHouse } from './house.ts';
import type { PayoutRow } from './row.ts';
import type { Entered, ShownRow } from './screen.ts';

/** Rows as this onlooker sees them: with whose they are by now, and how they stand in the dealer's system. */
export async function shownRows(
  { store }: Pick<PayoutsHouse, 'store'>,
  companyId: string,
  rows: PayoutRow[],
  by: Onlooker,
): Promise<ShownRow[]> {
  const payments = [...new Set(rows.flatMap(({ paymentId }) => paymentId ?? []))];
  const found = await store.requests.byPayments(companyId, payments);
  const requests = new Map(found.flatMap((request) => request.payments.map(({ id }) => [id, request] as const)));
  return Promise.all(
    rows.map(async (row): Promise<ShownRow> => {
      const request = requests.get(row.paymentId ?? '');
      if (!request) return { row };
      if (!maySee(request, by)) return { row, isHidden: true };
      const entered = await enteredOf(row, request, (id) => store.tasks.get(companyId, id));
      return { row, request, ...(entered && { entered }) };
    }),
  );
}

/** What was told to the dealer's system by itself, or is somebody's task; undefined where nothing is to be told. */
async function enteredOf(
  { kind, paymentId, aboutId = '' }: PayoutRow,
  request: PaymentRequest,
  taskOf: (id: string) => Promise<Task | undefined>,
): Promise<Entered | undefined> {
  const byPeople = async (task: TaskKind, about: string): Promise<Entered | undefined> => {
    const known = await taskOf(taskIdOf(request.id, task, about));
    if (!known || known.state === 'over') return undefined;
    return { system: known.system, state: known.state === 'done' ? 'entered' : 'to-enter' };
  };
  if (kind === 'refund') return byPeople('record-refund', aboutId);
  if (kind === 'dispute') return byPeople('record-dispute', aboutId);
  if (kind !== 'charge' || request.payments.some(({ id, unexpected }) => id === paymentId && unexpected))
    return undefined;
  const told = writtenBackOf(request).filter((entry) => (entry.paymentId ?? paymentId) === paymentId);
  const states = await Promise.all(
    told.map(async ({ about, writtenBack: { why, system } }): Promise<Entered> => {
      if (!why) return { system, state: 'entered' };
      return (await byPeople('record-payment', about)) ?? { system, state: 'to-enter' };
    }),
  );
  return states.find(({ state }) => state === 'to-enter') ?? states[0];
}
