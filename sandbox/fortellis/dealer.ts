/** The dealer's books, and what its people do with them at the desk. */
import { balanceOf, type Job, type RepairOrder } from './order.ts';

export interface DealerCustomer {
  customerId: string;
  first: string;
  last: string;
  companyName?: string;
  /** As typed at the desk: `(514) 555-0188`. */
  mobile?: string;
  home?: string;
  /** `NA` and `CD` stand for none. */
  email?: string;
  /** `FR`, `EN`, or nothing. */
  language?: string;
  optedOut?: true;
  blockPhone?: true;
  doNotContact?: true;
  deleted?: true;
  changedAt: Date;
}

export interface Settlement {
  promiseId: string;
  externalReference: string;
  roNumber: string;
  /** In cents. */
  amount: number;
  status: 'PENDING' | 'SETTLED' | 'REJECTED';
  errorCode?: string;
}

export interface Books {
  orders: RepairOrder[];
  customers: DealerCustomer[];
}

export type Dealer = ReturnType<typeof createDealer>;

/** Everything that changes an order says when, because deltas go by it. */
export function createDealer({ orders, customers }: Books, now: () => Date) {
  const settlements: Settlement[] = [];

  function orderOf(roNumber: string): RepairOrder {
    const order = orders.find((one) => one.roNumber === roNumber);
    if (!order) throw new Error(`the dealer has no order ${roNumber}`);
    return order;
  }

  function changed(roNumber: string, change: (order: RepairOrder) => void): RepairOrder {
    const order = orderOf(roNumber);
    change(order);
    order.changedAt = now();
    return order;
  }

  return {
    orders: orders as readonly RepairOrder[],
    customers: customers as readonly DealerCustomer[],
    settlements: settlements as readonly Settlement[],
    order: orderOf,
    /** In cents. */
    balance: (roNumber: string) => balanceOf(orderOf(roNumber)),

    addOrder(order: RepairOrder): void {
      orders.push({ ...order, changedAt: now() });
    },
    /** The advisor writes something more on it. */
    addJob: (roNumber: string, job: Job) => changed(roNumber, ({ jobs }) => void jobs.push(job)),
    removeJob: (roNumber: string, at: number) => changed(roNumber, ({ jobs }) => void jobs.splice(at, 1)),
    changeOrder: changed,
    close: (roNumber: string) =>
      changed(roNumber, (order) => {
        order.closedAt = now();
      }),
    void: (roNumber: string) =>
      changed(roNumber, (order) => {
        order.voidedAt = now();
      }),
    /** The customer pays at the counter; all that is owed unless told, in cents. */
    payAtCounter: (roNumber: string, amount = balanceOf(orderOf(roNumber)), code = 'INTERAC') =>
      changed(roNumber, ({ payments }) => void payments.push({ code, amount, at: now() })),

    changeCustomer(customerId: string, change: (customer: DealerCustomer) => void): void {
      const customer = customers.find((one) => one.customerId === customerId);
      if (!customer) throw new Error(`the dealer has no customer ${customerId}`);
      change(customer);
      customer.changedAt = now();
    },

    /** What the payment settling interface does: a promise, whose end is known a moment later. */
    promise(asked: Pick<Settlement, 'roNumber' | 'amount' | 'externalReference'>, promiseId: string): Settlement {
      const settlement: Settlement = { ...asked, promiseId, status: 'PENDING' };
      settlements.push(settlement);
      return settlement;
    },
    /** Never more than is owed; an order that was voided takes nothing. */
    keep(settlement: Settlement): void {
      if (settlement.status !== 'PENDING') return;
      const { roNumber, amount, externalReference: reference } = settlement;
      const order = orders.find((one) => one.roNumber === roNumber);
      const errorCode = !order
        ? 'REPAIR-ORDER-NOT-FOUND'
        : order.voidedAt
          ? 'REPAIR-ORDER-VOIDED'
          : amount > balanceOf(order)
            ? 'AMOUNT-EXCEEDS-BALANCE'
            : undefined;
      if (errorCode) Object.assign(settlement, { status: 'REJECTED', errorCode });
      else {
        settlement.status = 'SETTLED';
        changed(roNumber, ({ payments }) => void payments.push({ code: 'CARD', amount, at: now(), reference }));
      }
    },
  };
}
