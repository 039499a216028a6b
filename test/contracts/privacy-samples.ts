import type { PrivacyOrder } from '../../src/privacy/order.ts';
import { at, unlike } from './store-samples.ts';

export const privacyOrder = (companyId: string, more: Partial<PrivacyOrder> = {}): PrivacyOrder => ({
  ...{ id: unlike('prv'), companyId, customerId: 'cus_1', what: 'correct', by: 'member slack:T1 U1', at: at(1) },
  ...{ revision: 0, cards: [], appearance: 0, outbox: [], to: { name: 'Zoé Quirion', phone: '+15145550166' } },
  ...more,
});
