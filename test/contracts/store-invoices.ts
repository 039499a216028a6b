import { expect, test } from '@jest/globals';
import type { Invoice } from '../../src/invoices/index.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** Invoices as every store keeps and finds them. */
export function describeInvoices(given: () => Given): void {
  const store = () => given().store;

  test('an invoice comes back as it was, and its source has it once', async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const invoice = sample.invoice(companyId);
    expect(await invoices.insert(invoice)).toBe(true);
    expect(await invoices.get(companyId, invoice.id)).toStrictEqual(invoice);
    expect(await invoices.insert({ ...sample.invoice(companyId), source: invoice.source })).toBe(false);
    expect(await invoices.bySources(companyId, ['cdk/none', invoice.source])).toStrictEqual([invoice]);
    expect(await invoices.bySources(companyId, [])).toEqual([]);
  });

  test('of many at once, those that are new by their source are added, and the others stay as they were', async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const many = Array.from({ length: 30 }, (_, i) => sample.invoice(companyId, { reference: `RO-${i}` }));
    expect(await invoices.insertMany(many.slice(0, 20))).toBe(20);
    const again = many.map((one) => ({ ...one, id: randomId('inv'), summary: 'told again' }));
    expect(await invoices.insertMany(again)).toBe(10);
    expect(await invoices.insertMany(again)).toBe(0);
    const kept = await invoices.bySources(
      companyId,
      many.map(({ source }) => source),
    );
    expect(kept.filter(({ summary }) => summary === 'told again')).toHaveLength(10);
    expect(kept).toHaveLength(30);
  });

  test('a number is found however it was spelt, in every department that has it, newest first', async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const service = sample.invoice(companyId);
    const parts = sample.invoice(companyId, { reference: 'ro 4821', openedAt: sample.at(5) });
    await invoices.insertMany([service, parts, sample.invoice(companyId, { reference: 'RO48210' })]);
    expect(await invoices.byReference(companyId, 'RO4821', 10)).toStrictEqual([parts, service]);
    expect(await invoices.byReference(companyId, 'RO4821', 1)).toStrictEqual([parts]);
  });

  test("a customer's are listed newest first, by their state, and page by page", async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const of = (i: number, more: Partial<Invoice> = {}) =>
      sample.invoice(companyId, { reference: `F${i}`, openedAt: sample.at(i), ...more });
    const [oldest, voided, newest] = [
      of(1),
      of(3, { voidedAt: sample.at(4) }),
      of(3, { reference: 'F4', customer: { id: 'cus_1' } }),
    ];
    const { closedAt: _, ...open } = of(2);
    await invoices.insertMany([oldest, open, voided, newest, of(9, { customer: { id: 'cus_2', name: 'Another' } })]);
    const ids = async (asked: Parameters<typeof invoices.ofCustomer>[2]) =>
      (await invoices.ofCustomer(companyId, 'cus_1', asked)).map(({ id }) => id);
    const all = await ids({ limit: 10 });
    expect(all.slice(0, 2).toSorted()).toEqual([voided.id, newest.id].toSorted());
    expect(all.slice(2)).toEqual([open.id, oldest.id]);
    expect(await ids({ limit: 10, states: ['open'] })).toEqual([open.id]);
    expect(await ids({ limit: 10, states: ['closed', 'voided'] })).toHaveLength(3);
    const paged: string[] = [];
    for (let last: Invoice | undefined; ; ) {
      const page = await invoices.ofCustomer(companyId, 'cus_1', { limit: 1, ...(last && { after: last }) });
      if (!page[0]) break;
      paged.push(page[0].id);
      last = page[0];
    }
    expect(paged).toEqual(all);
  });

  test('what a customer owes is what somebody may be asked to pay', async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const owed = sample.invoice(companyId);
    await invoices.insertMany([
      owed,
      sample.invoice(companyId, { reference: 'F1', claimed: { balance: 0 } }),
      sample.invoice(companyId, { reference: 'F2', payer: 'warranty' }),
      sample.invoice(companyId, { reference: 'F3', voidedAt: sample.at(3) }),
      sample.invoice(companyId, { reference: 'F4', customer: { id: 'cus_2' } }),
    ]);
    expect(await invoices.owedBy(companyId, 'cus_1', 10)).toStrictEqual([owed]);
    await invoices.replace({ ...owed, claimed: { balance: 0 } });
    expect(await invoices.owedBy(companyId, 'cus_1', 10)).toEqual([]);
  });

  test('typed beginnings find the newest first: of a number, of its digits, of a name, of what was done', async () => {
    const { invoices } = store();
    const companyId = randomId('com');
    const [julie, jules] = [
      sample.invoice(companyId, { openedAt: sample.at(1), summary: 'Freins avant' }),
      sample.invoice(companyId, {
        reference: 'RO-4990',
        openedAt: sample.at(2),
        customer: { id: 'cus_2', name: 'Jules Tremblay-Côté' },
      }),
    ];
    await invoices.insertMany([julie, jules]);
    const found = async (typed: string, limit = 10) =>
      (await invoices.search(companyId, typed, limit)).map(({ reference }) => reference);
    expect(await found('trem')).toEqual(['RO-4990', 'RO-4821']);
    expect(await found('TREMBLAY', 1)).toEqual(['RO-4990']);
    expect(await found('côte')).toEqual(['RO-4990']);
    expect(await found('julie trem')).toEqual(['RO-4821']);
    expect(await found('ro4821')).toEqual(['RO-4821']);
    expect(await found('482')).toEqual(['RO-4821']);
    expect(await found('frein')).toEqual([]);
    expect(await found('tremblays')).toEqual([]);
    expect(await found('jul.*')).toEqual(['RO-4990', 'RO-4821']);
    for (const nothing of ['', ' ', 'j', '...', '$ne']) expect(await found(nothing)).toEqual([]);
    expect(await invoices.search(randomId('com'), 'trem', 10)).toEqual([]);
  });

  test('a source knows each of its customers as one of ours, for good, and an account has one state', async () => {
    const { sourceCustomers, syncStates } = store();
    const companyId = randomId('com');
    await sourceCustomers.link(companyId, [{ source: 'cdk/a/1', customerId: 'cus_1' }]);
    await sourceCustomers.link(companyId, [
      { source: 'cdk/a/1', customerId: 'cus_9' },
      { source: 'cdk/a/2', customerId: 'cus_1' },
    ]);
    const known = await sourceCustomers.of(companyId, ['cdk/a/1', 'cdk/a/2', 'cdk/a/3']);
    expect(known.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
      { source: 'cdk/a/1', customerId: 'cus_1' },
      { source: 'cdk/a/2', customerId: 'cus_1' },
    ]);
    expect(await sourceCustomers.of(randomId('com'), ['cdk/a/1'])).toEqual([]);
    const { endedAt: _, ...begun } = sample.syncState(companyId);
    await syncStates.put(begun);
    await syncStates.put({ ...begun, added: 4 });
    expect(await syncStates.get(companyId, 'cdk/sub')).toStrictEqual({ ...begun, added: 4 });
    await syncStates.put(sample.syncState(companyId, { account: 'cdk/other' }));
    expect((await syncStates.all(companyId)).map(({ account }) => account)).toEqual(['cdk/other', 'cdk/sub']);
  });

  test('of many customers at once, those whose number is nobody’s yet are added', async () => {
    const { customers } = store();
    const companyId = randomId('com');
    const [first, second] = [sample.customer(companyId), sample.customer(companyId)];
    expect(await customers.insertMany([first, second])).toBe(2);
    const twin = sample.customer(companyId, { phone: first.phone });
    expect(await customers.insertMany([twin, sample.customer(companyId)])).toBe(1);
    expect(await customers.byPhones(companyId, [first.phone, '+1'])).toStrictEqual([first]);
    expect((await customers.byIds(companyId, [first.id, second.id, twin.id])).length).toBe(2);
    expect(await customers.byIds(companyId, [])).toEqual([]);
  });
}
