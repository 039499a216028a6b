import type { Audited } from '../kernel/act.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Estimate } from './estimate.ts';

export interface Estimates extends AnnouncingDocuments<Estimate>, Audited {
  byKey(companyId: string, key: string): Promise<Estimate | undefined>;
  /** Asked without a company: an unguessable link finds it. */
  byLink(linkHash: string): Promise<Estimate | undefined>;
  /** Those of a customer, by their ids, behind `after`. */
  ofCustomer(companyId: string, customerId: string, after: string, limit: number): Promise<Estimate[]>;
  /** Those of one order, by the invoice's id, newest first. */
  ofOrder(companyId: string, orderId: string, limit: number): Promise<Estimate[]>;
}
