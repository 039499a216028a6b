import { expect, test } from '@jest/globals';
import { randomId } from '../../src/kernel/ids.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** Whose number and whose address it is. */
export function describeCustomers(given: () => Given): void {
  const store = () => given().store;

  test('a phone number belongs to one customer of a company, and changing one into a taken number is an error', async () => {
    const { customers } = store();
    const companyId = randomId('com');
    const [first, second] = [sample.customer(companyId), sample.customer(companyId)];
    await customers.insert(first);
    expect(await customers.insert(sample.customer(companyId, { phone: first.phone }))).toBe(false);
    expect(await customers.byPhone(companyId, first.phone)).toStrictEqual(first);
    await customers.insert(second);
    await expect(customers.replace({ ...second, phone: first.phone })).rejects.toThrow(Outage);
    expect(await customers.byPhone(companyId, second.phone)).toStrictEqual(second);
  });

  test('an address is one customer’s of who has no number, in whatever letters; others may share theirs', async () => {
    const { customers } = store();
    const companyId = randomId('com');
    const email = `${sample.unlike('Ana')}@example.com`;
    const [ana, other] = [sample.mailedCustomer(companyId, { email }), sample.mailedCustomer(companyId)];
    expect([await customers.insert(ana), await customers.insert(other)]).toEqual([true, true]);
    const twin = sample.mailedCustomer(companyId, { email: email.toLowerCase() });
    expect(await customers.insert(twin)).toBe(false);
    expect(await customers.insertMany([twin])).toBe(0);
    const household = [sample.customer(companyId, { email }), sample.customer(companyId, { email })];
    expect(await customers.insertMany(household)).toBe(2);
    for (const typed of [email, email.toUpperCase()])
      expect(await customers.byEmail(companyId, typed)).toStrictEqual(ana);
    const boxes = [email.toUpperCase(), other.email ?? '', 'nobody@example.com'];
    const found = await customers.byMailboxes(companyId, boxes);
    expect(found.map(({ id }) => id).toSorted()).toEqual([ana.id, other.id].toSorted());
    expect(await customers.byEmail(companyId, 'nobody@example.com')).toBeUndefined();
    expect((await customers.search(companyId, email, 5)).map(({ id }) => id)).toContain(ana.id);
  });

  test('an address that several numbers share is nobody’s, and one that a single number has is theirs', async () => {
    const { customers } = store();
    const companyId = randomId('com');
    const [alone, shared] = ['alone@example.com', 'shared@example.com'];
    const one = sample.customer(companyId, { email: alone });
    const [two, three] = [1, 2].map(() => sample.customer(companyId, { email: shared }));
    await customers.insertMany([one, two!, three!]);
    expect(await customers.byEmail(companyId, alone)).toStrictEqual(one);
    expect(await customers.byEmail(companyId, shared)).toBeUndefined();
  });
}
