/** The invented garage in the store: its company, its customers and what they owe. */
import type { Company } from '../src/company/company.ts';
import { roomId, type WorkspaceId } from '../src/company/company.ts';
import type { Consent } from '../src/customers/customer.ts';
import type { Tongue } from '../src/kernel/language.ts';
import type { Store } from '../src/ports.ts';
import { CHANNELS, COMPANY_PHONE, CUSTOMERS, type GarageCustomer, TEAM, TEXT_SENDER } from './demo/garage.ts';

export const WORKSPACE: WorkspaceId = `slack:${TEAM.id}`;
const COMPANY_ID = 'com_garage-boreal';
const SINCE = new Date('2024-03-04T13:00:00Z');

/** Puts the garage in, except for what is there already. `textSender`: what its texts are sent from. */
export async function seedGarage(store: Store, textSender: string = TEXT_SENDER): Promise<Company> {
  const company: Company = {
    id: COMPANY_ID,
    revision: 0,
    name: TEAM.name,
    phone: COMPANY_PHONE,
    language: 'fr-CA',
    timeZone: 'America/Toronto',
    currency: 'CAD',
    country: 'CA',
    amountLimit: 1_000_000,
    linkDays: 14,
    textSender,
    rooms: CHANNELS.filter(({ withApp }) => withApp).map(({ id, name }) => ({
      id: roomId(WORKSPACE, id),
      name,
      told: true,
    })),
    createdAt: SINCE,
  };
  await store.companies.found(company, { id: WORKSPACE, companyId: company.id });
  // The type-ahead lists the latest first: the order of the garage's list is the order one sees.
  for (const [place, customer] of [...CUSTOMERS].reverse().entries()) await seedCustomer(store, customer, place);
  return company;
}

async function seedCustomer(store: Store, customer: GarageCustomer, place: number): Promise<void> {
  const { id, name, phone, tongue } = customer;
  const createdAt = new Date(SINCE.getTime() + place * 86_400_000);
  const consent = [agreed(createdAt), ...(customer.optedOut ? [stopped(createdAt, tongue)] : [])];
  await store.customers.insert({ id, companyId: COMPANY_ID, revision: 0, phone, name, tongue, consent, createdAt });
  for (const { reference, cents } of customer.owes) {
    await store.invoices.insert({
      id: `inv_${reference.toLowerCase()}`,
      companyId: COMPANY_ID,
      reference,
      customerId: id,
      balance: { minor: cents, currency: 'CAD' },
      state: 'open',
    });
  }
}

const agreed = (at: Date): Consent => ({ level: 'transactional', source: 'import', proof: 'work order', at });
const stopped = (at: Date, tongue: Tongue): Consent => ({
  level: 'none',
  source: 'customer-texted',
  proof: tongue === 'fr' ? 'ARRET' : 'STOP',
  at: new Date(at.getTime() + 3_600_000),
});
