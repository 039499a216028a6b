import type { Conversation, IncomingText, OutgoingText } from '../conversations/index.ts';
import type { Customer } from '../customers/index.ts';
import type { OutgoingMail } from '../documents/index.ts';
import type { Estimate } from '../estimates/index.ts';
import type { Invoice } from '../invoices/index.ts';
import { change, type Documents, one } from '../kernel/change.ts';
import type { PaymentRequest } from '../payments/index.ts';
import { type Announcing, type Moment, momentOf } from '../promises/outbox.ts';
import type { OutgoingRefund } from '../refunds/index.ts';
import type { Task } from '../tasks/index.ts';
import { byId, conversationsOf, invoicesOf, MOST, numbersOf, receivedFrom, sentTo } from './dossier.ts';
import type { PrivacyHouse } from './house.ts';

type Become<T> = (document: T, moment: Moment) => T | undefined;

/** What each kind of document about a customer becomes; undefined: it stays as it is. */
export interface Changes {
  requests: Become<PaymentRequest>;
  estimates: Become<Estimate>;
  invoices: Become<Invoice>;
  outgoingRefunds: Become<OutgoingRefund>;
  tasks: Become<Task>;
  mails?: Become<OutgoingMail>;
  texts: Become<IncomingText>;
  outgoingTexts: Become<OutgoingText>;
  conversations: Become<Conversation>;
}

/**
 * Changes all that is kept of a customer, one document at a time, and delivers what that promises. Again is harmless:
 * whatever has become what it is to be is left alone. What a request leads to comes before the request itself, by which it
 * is found.
 */
export async function changeEverywhere(
  house: PrivacyHouse,
  customer: Customer,
  changes: Changes,
  beside: (about: PaymentRequest | Estimate) => Promise<void> = async () => undefined,
): Promise<void> {
  const { store } = house;
  const { companyId, id: customerId } = customer;

  async function become<T extends Announcing>(
    documents: Documents<T>,
    id: string,
    into: Become<T>,
    wake: (document: T) => void,
    seen?: T,
  ): Promise<void> {
    const changed = await change(one(documents, companyId, id), (now) => into(now, momentOf(house)), seen);
    if (changed && changed.outbox.length > 0 && changed.revision !== seen?.revision) wake(changed);
  }

  async function mailsOf({ mails }: PaymentRequest | Estimate): Promise<void> {
    if (changes.mails)
      for (const { id } of mails) await become(store.mails, id, changes.mails, (mail) => house.wake('mails', mail));
  }

  for await (const request of byId((after, limit) => store.requests.ofCustomer(companyId, customerId, after, limit))) {
    await mailsOf(request);
    for (const { id } of request.refundOrders)
      await become(store.outgoingRefunds, id, changes.outgoingRefunds, (refund) =>
        house.wake('outgoingRefunds', refund),
      );
    for (const task of await store.tasks.ofRequest(companyId, request.id, MOST))
      await become(store.tasks, task.id, changes.tasks, (now) => house.wake('tasks', now), task);
    await beside(request);
    await become(store.requests, request.id, changes.requests, (now) => house.wake('requests', now), request);
  }
  for await (const estimate of byId((after, limit) =>
    store.estimates.ofCustomer(companyId, customerId, after, limit),
  )) {
    await mailsOf(estimate);
    await beside(estimate);
    await become(store.estimates, estimate.id, changes.estimates, (now) => house.wake('estimates', now), estimate);
  }
  for await (const invoice of invoicesOf(house, customer))
    await become(store.invoices, invoice.id, changes.invoices, () => undefined, invoice);
  for (const held of await numbersOf(house, customer)) {
    for await (const text of receivedFrom(house, companyId, held))
      await become(store.texts, text.id, changes.texts, (now) => house.wake('texts', now), text);
    for await (const text of sentTo(house, companyId, held))
      await become(
        store.outgoingTexts,
        text.id,
        changes.outgoingTexts,
        (now) => house.wake('outgoingTexts', now),
        text,
      );
    for (const conversation of await conversationsOf(house, companyId, held))
      await become(
        store.conversations,
        conversation.id,
        changes.conversations,
        (now) => house.wake('conversations', now),
        conversation,
      );
  }
}
