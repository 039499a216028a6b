import type { Store } from '../../src/ports.ts';
import * as sample from './store-samples.ts';
import type { house } from './store-tenants.ts';

/** What is corrected, ends and is deleted of one customer. */
export async function tourOfPrivacy(store: Store, home: ReturnType<typeof house>): Promise<void> {
  const { companyId, paper, customer } = home;
  await Array.fromAsync(store.privacyOrders.due(sample.at(2)));
  await store.privacyOrders.replace(home.privacyOrder);
  await store.incidents.replace(home.incident);
  await store.optOuts.among(companyId, [home.stopped]);
  await store.optOuts.drop(companyId, home.stopped);
  await store.papers.endAt(companyId, paper.id, sample.at(2));
  await store.papers.forget(sample.at(3));
  await store.papers.remove(companyId, paper.id);
  await store.sourceCustomers.unlink(companyId, customer.id);
  await store.drafts.forgetOf(companyId, [customer.id]);
  await store.customers.remove(customer);
}
