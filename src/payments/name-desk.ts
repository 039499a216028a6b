import type { Actor } from '../company/index.ts';
import { contactOf } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { granted, type Refusal, refused } from '../kernel/refusal.ts';
import type { PaymentsHouse } from './house.ts';
import { readName } from './payer.ts';
import type { NameForm, PaymentScreen } from './screen.ts';

/** What a customer is called, put right from a request of theirs: the next ones say it, and those that were sent stay. */
export function createNameDesk({ store }: PaymentsHouse) {
  const refuse = (refusal: Refusal): PaymentScreen => ({ kind: 'refused', refusal });

  /** Whom a request of the member's own company is for. */
  async function customerOf(actor: Actor, requestId: string) {
    const request = await store.requests.get(actor.companyId, requestId);
    return request && (await store.customers.get(actor.companyId, request.customer.id));
  }

  const read = (typed: string) => {
    const name = readName(typed);
    return name.ok && name.value === '' ? refused({ code: 'field-missing' }) : name.ok ? granted(name.value) : name;
  };

  return {
    async open(actor: Actor, requestId: string): Promise<PaymentScreen> {
      const customer = await customerOf(actor, requestId);
      if (!customer) return refuse({ code: 'request-gone' });
      const { name = '' } = customer;
      return { kind: 'name-form', values: { name }, requestId, contact: contactOf(customer), seen: name };
    },

    /** @param state what the form carried: the request, and what its customer was called when it opened */
    async fill(actor: Actor, typed: string, state: string): Promise<PaymentScreen> {
      const { requestId, seen } = readNameState(state);
      const customer = await customerOf(actor, requestId);
      if (!customer) return refuse({ code: 'request-gone' });
      const { id } = customer;
      const contact = contactOf(customer);
      const form: NameForm = { kind: 'name-form', values: { name: typed }, requestId, contact, seen };
      const name = read(typed);
      if (!name.ok) return { ...form, problem: name.refusal };
      let theirs: string | undefined;
      const changed = await change(one(store.customers, actor.companyId, id), (now) => {
        const { name: before = '' } = now;
        theirs = before !== seen && before !== name.value ? before : undefined;
        return theirs !== undefined || before === name.value ? undefined : { ...now, name: name.value };
      });
      if (!changed) return refuse({ code: 'request-gone' });
      if (theirs !== undefined) return { ...form, seen: theirs, meanwhile: theirs };
      return { kind: 'name-corrected', contact, name: name.value };
    },
  };
}

/** What the form carries unseen. */
export const nameState = ({ requestId, seen }: Pick<NameForm, 'requestId' | 'seen'>): string => `${requestId} ${seen}`;

function readNameState(state: string): { requestId: string; seen: string } {
  const [requestId = '', ...seen] = state.split(' ');
  return { requestId, seen: seen.join(' ') };
}
