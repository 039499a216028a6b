import type { Incident } from '../../src/privacy/incident.ts';
import type { PrivacyOrder } from '../../src/privacy/order.ts';
import { at, unlike } from './store-samples.ts';

export const incident = (companyId: string): Incident => ({
  ...{ id: unlike('icd'), companyId, revision: 0, day: '2026-11-20', by: 'Marc Gagnon', at: at(1) },
  ...{ what: 'stolen', affected: '12', measures: 'wiped', serious: true },
});

export const privacyOrder = (companyId: string, more: Partial<PrivacyOrder> = {}): PrivacyOrder => ({
  ...{ id: unlike('prv'), companyId, customerId: 'cus_1', what: 'correct', by: 'member slack:T1 U1', at: at(1) },
  ...{ revision: 0, cards: [], appearance: 0, outbox: [], to: { name: 'Zoé Quirion', phone: '+15145550166' } },
  ...more,
});
