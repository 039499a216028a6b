import type { Company } from '../company/index.ts';
import { type Moment, momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';

/** When something happens, and how the company has it at that time. */
export interface Occasion extends Moment {
  company?: Pick<Company, 'letterhead' | 'thanks' | 'timeZone' | 'phone' | 'country'>;
}

/** Now, in this company. */
export async function occasionOf(
  house: Pick<PaymentsHouse, 'directory' | 'clock' | 'newId'>,
  companyId: string,
): Promise<Occasion> {
  const company = await house.directory.company(companyId);
  return { ...momentOf(house), ...(company && { company }) };
}
