import type { Asker } from '../company/index.ts';
import { type Consent, type Customer, findOrMake, hasOptedOut, withConsent } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { consented } from './handling.ts';
import type { ConversationsHouse } from './house.ts';
import type { ConsentWord } from './keywords.ts';

/** A START is dated when it reaches us, a text that is found later when it was written: so long may lie between. */
const REACHES_US_WITHIN_MS = 60_000;

/** Who may be texted: what customers and their carriers say about it. */
export function createConsents(
  house: Pick<ConversationsHouse, 'store' | 'subjects' | 'conversing' | 'clock' | 'newId'>,
) {
  const { store } = house;

  async function record(customer: Customer, entry: Consent): Promise<void> {
    await change(one(store.customers, customer.companyId, customer.id), (latest) =>
      isNews(latest, entry) ? withConsent(latest, entry) : undefined,
    );
  }

  /** Whoever says stop is remembered, known or not. */
  async function enter(companyId: string, phone: string, entry: Consent): Promise<void> {
    if (entry.level === 'transactional') {
      await store.optOuts.drop(companyId, phone);
      const known = await store.customers.byPhone(companyId, phone);
      if (known) await record(known, entry);
      return;
    }
    const newcomer = { companyId, phone, consent: [entry], createdAt: house.clock.now() };
    const { customer, isNew } = await findOrMake(house, newcomer);
    if (!isNew) await record(customer, entry);
  }

  /** What offers to text them says so, or offers it again. */
  async function show(companyId: string, phone: string, level: Consent['level']): Promise<void> {
    await house.subjects.redraw(companyId, phone);
    await house.conversing.change({ companyId, phone }, (now, moment) => consented(now, level === 'none', moment));
  }

  return {
    /** What the word means for texts to this number. */
    async obey(companyId: string, { word, phone, proof, at }: ConsentWord): Promise<void> {
      if (word.kind === 'help') return;
      const level = word.kind === 'stop' ? 'none' : 'transactional';
      await enter(companyId, phone, { level, source: 'customer-texted', proof, at });
      await show(companyId, phone, level);
    },

    /** A member was told so by the customer, who alone can take it back. */
    async recordStop(companyId: string, phone: string, by: Asker): Promise<void> {
      const proof = `${by.name} (${by.workspaceId}/${by.id})`;
      const entry = { level: 'none', source: 'recorded-by-member', proof, at: house.clock.now() } as const;
      await enter(companyId, phone, entry);
      await show(companyId, phone, entry.level);
    },

    /** The carrier refuses this number, or has at that time, because its owner said stop to it. */
    async optOut(companyId: string, phone: string, at = house.clock.now()): Promise<void> {
      const customer = await store.customers.byPhone(companyId, phone);
      if (!customer) return;
      await record(customer, { level: 'none', source: 'carrier-refused', proof: 'opted out with the carrier', at });
      await show(companyId, phone, 'none');
    },
  };
}

/**
 * Words are found late and out of order: an older one says nothing where a newer one stands. A START is kept even where
 * nothing was stopped, because an older stop may still be found.
 */
function isNews(customer: Customer, { level, at }: Consent): boolean {
  if (level === 'transactional') return !customer.consent.some((other) => other.level === 'none' && other.at > at);
  const since = at.getTime() + REACHES_US_WITHIN_MS;
  const isLifted = customer.consent.some(
    (other) => other.source === 'customer-texted' && other.level !== 'none' && other.at.getTime() > since,
  );
  return !hasOptedOut(customer) && !isLifted;
}
