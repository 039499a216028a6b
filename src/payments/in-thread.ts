import type { Actor } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import type { PaymentsHouse } from './house.ts';

/** Whose thread a message stands in. */
export interface InThread {
  /** E.164. */
  phone: string;
  /** Absent for a number that is no customer's yet. */
  customer?: Customer;
}

/** @param thread as the platform calls its first message; undefined where nobody's thread is */
export async function whoseThread(
  { conversations, customers }: Pick<PaymentsHouse['store'], 'conversations' | 'customers'>,
  { companyId, room }: Pick<Actor, 'companyId' | 'room'>,
  thread: string | undefined,
): Promise<InThread | undefined> {
  const conversation = room && thread ? await conversations.byThread(companyId, room, thread) : undefined;
  if (!conversation) return undefined;
  const { phone } = conversation;
  const customer = await customers.byPhone(companyId, phone);
  return { phone, ...(customer && { customer }) };
}
