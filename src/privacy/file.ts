import { type Company, type KeptFile, reaches, roleOf, type WorkspaceId } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { dataOf } from './data.ts';
import { type Dossier, gather } from './dossier.ts';
import type { PrivacyHouse } from './house.ts';

/** Everything about a customer, for whoever may take it along. Nothing is read before it is asked for. */
export interface DossierFile {
  company: Company;
  memberId: string;
  customer: Customer;
  /** What the customer reads. */
  tongue: Tongue;
  at: Date;
  read(): Promise<{ dossier: Dossier; data: object }>;
  /** Undefined where it is not kept any more. */
  picture(id: Dossier['pictures'][number]): Promise<KeptFile | undefined>;
}
export type LookAtDossier = (sealed: string) => Promise<DossierFile | undefined>;

/** What an address of it leads to; undefined once it has ended, or its member is no administrator any more. */
export const createDossierFile =
  (house: PrivacyHouse): LookAtDossier =>
  async (sealed) => {
    const at = house.clock.now();
    const [kind, companyId = '', workspace = '', memberId = '', customerId = ''] = house.links.unseal(sealed, at) ?? [];
    if (kind !== 'dossier') return undefined;
    const [company, member, customer] = await Promise.all([
      house.store.companies.get(companyId),
      house.store.members.get(companyId, workspace as WorkspaceId, memberId),
      house.store.customers.get(companyId, customerId),
    ]);
    if (!company || !customer || !member || !reaches(roleOf(company, member), 'administrator')) return undefined;
    return {
      ...{ company, memberId, customer, at, tongue: customer.tongue ?? tongueOf(company.language) },
      async read() {
        const dossier = await gather(house, customer);
        return { dossier, data: dataOf(dossier, at) };
      },
      picture: (id) => house.store.files.get(companyId, id),
    };
  };
