import { type Actor, fileLink } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { act, acted, memberRef } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import type { Filled } from '../kernel/screen.ts';
import { type CustomerChoice, choiceOf, payerOf } from '../payments/index.ts';
import { createErasure } from './erasure.ts';
import { DOSSIER_FILE } from './file.ts';
import type { PrivacyHouse } from './house.ts';
import { erasureId } from './order.ts';
import type { CustomerSearch, PrivacyScreen } from './screen.ts';

const CHOICES = 20;

export const GONE: PrivacyScreen = { kind: 'refused', refusal: { code: 'customer-unknown' } };

/** Finds a customer, shows what is known of them, and gives all of it away. */
export function createPrivacyDesk(house: PrivacyHouse) {
  const { store, clock } = house;
  const erasure = createErasure(house);

  async function form(values: CustomerSearch['values'], chosen?: Customer): Promise<PrivacyScreen> {
    return { kind: 'privacy-search', isSheet: true, values, ...(chosen && { chosen }) };
  }

  const show = async (actor: Actor, id: string): Promise<PrivacyScreen> => {
    const customer = await store.customers.get(actor.companyId, id);
    return customer ? { kind: 'privacy-customer', isSheet: true, customer } : GONE;
  };

  return {
    find: (): Promise<PrivacyScreen> => form({ customer: '' }),

    show,

    async fill(actor: Actor, { values: { customer = '' } }: Filled, isSent: boolean): Promise<PrivacyScreen> {
      const known = customer ? await store.customers.get(actor.companyId, customer) : undefined;
      if (!isSent) return form({ customer }, known);
      if (known) return show(actor, known.id);
      const problem = { code: customer ? 'customer-unknown' : 'customer-missing' } as const;
      return { kind: 'privacy-search', isSheet: true, values: { customer: '' }, problem };
    },

    async search({ companyId }: Actor, typed: string): Promise<CustomerChoice[]> {
      const found = await store.customers.search(companyId, typed, CHOICES);
      return found.map((known) => choiceOf(payerOf(known)));
    },

    /** Asked back where something is under way; pressed again, it is ordered once. */
    async erase(actor: Actor, id: string): Promise<PrivacyScreen> {
      const customer = await store.customers.get(actor.companyId, id);
      if (!customer) {
        const order = await store.privacyOrders.get(actor.companyId, erasureId(actor.companyId, id));
        return order ? { kind: 'privacy-erased', isSheet: true } : GONE;
      }
      const hindrances = await erasure.hindrances(customer);
      if (hindrances.length > 0) return { kind: 'privacy-not-erased', isSheet: true, customer, hindrances };
      await erasure.order(actor, customer);
      return { kind: 'privacy-erased', isSheet: true };
    },

    /** Everything about a customer, by an address of this member's that ends. That it was asked for is entered. */
    async take(actor: Actor, id: string, key: string): Promise<PrivacyScreen> {
      const now = clock.now();
      const done = act({
        ...{ key: `exported ${key}`, at: now, action: 'data-exported', by: memberRef(actor) },
        after: { customer: id },
      });
      const customer = await change(one(store.customers, actor.companyId, id), (known) =>
        (known.acts ?? []).some((act) => act.key === done.key) ? undefined : acted(known, done),
      );
      if (!customer) return GONE;
      const { url: file, until } = fileLink(house, DOSSIER_FILE, actor, [id]);
      return { kind: 'privacy-export', isSheet: true, customer, until, file };
    },
  };
}
