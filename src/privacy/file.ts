import { type FileKind, type KeptFile, type MemberFile, memberFile } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { dataOf } from './data.ts';
import { type Dossier, gather } from './dossier.ts';
import type { PrivacyHouse } from './house.ts';

export const DOSSIER_FILE: FileKind = { name: 'dossier', role: 'administrator', path: 'exports/customer' };

/** Everything about a customer, for whoever may take it along. Nothing is read before it is asked for. */
export interface DossierFile extends MemberFile {
  customer: Customer;
  /** What the customer reads. */
  tongue: Tongue;
  read(): Promise<{ dossier: Dossier; data: object }>;
  /** Undefined where it is not kept any more. */
  picture(id: Dossier['pictures'][number]): Promise<KeptFile | undefined>;
}
export type LookAtDossier = (sealed: string) => Promise<DossierFile | undefined>;

/** What an address of it leads to; undefined once it has ended, or its member is no administrator any more. */
export const createDossierFile =
  (house: PrivacyHouse): LookAtDossier =>
  async (sealed) => {
    const file = await memberFile(house, DOSSIER_FILE, sealed);
    if (!file) return undefined;
    const { company, now, about } = file;
    const customer = await house.store.customers.get(company.id, about[0] ?? '');
    if (!customer) return undefined;
    return {
      ...{ ...file, customer, tongue: customer.tongue ?? tongueOf(company.language) },
      async read() {
        const dossier = await gather(house, customer);
        return { dossier, data: dataOf(dossier, now) };
      },
      picture: (id) => house.store.files.get(company.id, id),
    };
  };
