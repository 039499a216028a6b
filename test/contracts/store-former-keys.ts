import { expect, test } from '@jest/globals';
import { connectStore } from '../../adapters/mongo/store.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { silentLog } from '../fixtures/fakes.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** References that former versions stored under other keys than today's. */
export function describeFormerKeys(given: () => Given): void {
  test('what was stored when a full stop, a #, quotes or a word made another reference of one is found all the same', async () => {
    const { requests, invoices } = given().store;
    const { raw, uri, line } = given();
    const companyId = randomId('com');
    const spelled: [reference: string, keyOfThen: string][] = [
      ['RO4821.', 'RO4821.'],
      ['#RO4821', '#RO4821'],
      ['facture RO4821', 'FACTURERO4821'],
      ['bon de travail RO4821', 'BONDETRAVAILRO4821'],
      ['invoice no RO4821', 'INVOICENORO4821'],
      ['R.O. 4821', 'R.O.4821'],
      ['RO#4821', 'RO#4821'],
      ['« RO4821 »', '«RO4821»'],
      ['RO4821', 'RO4821'],
    ];
    const asThen = (name: string, _id: string, v: number, referenceKey: string) =>
      raw
        .collection(name)
        .updateOne({ _id: _id as never }, { $set: { v, referenceKey }, $unset: { referenceKeys: '' } });
    for (const [i, [reference, referenceKey]] of spelled.entries()) {
      const request = sample.request(companyId, { reference, createdAt: sample.at(i) });
      await requests.insert(request);
      await asThen('requests', request.id, 4, referenceKey);
    }
    for (const reference of ['RO48210', 'RO482', '4821'])
      await requests.insert(sample.request(companyId, { reference, referenceKey: reference }));
    const invoice = sample.invoice(companyId, { reference: 'F-77' });
    await invoices.insert(invoice);
    await asThen('invoices', invoice.id, 2, 'F77.');
    const [phone, debt] = ['+15145550199', '+15145550199 FACTURERO4821'];
    const owed = sample.request(companyId, { debt, reference: 'facture RO4821', customer: { id: 'x', phone } });
    await requests.insert(owed);
    await asThen('requests', owed.id, 4, 'FACTURERO4821');

    const over = Promise.withResolvers<void>();
    const writtenAnew: string[] = [];
    const info = (what: string) => void (writtenAnew.push(what) === 2 && over.resolve());
    const next = await connectStore({ uri, line, log: { ...silentLog, info } });
    const { store: today } = next;
    // What is still stored as it was then is in no list, and the list says so.
    const by = { memberId: 'U1', rooms: [] };
    expect((await today.requests.found(companyId, {}, by, { limit: 1 })).isBehind).toBe(true);
    const looked = async () => {
      const found = await today.requests.byReference(companyId, 'RO4821', 20);
      expect(found.map(({ reference }) => reference).toSorted()).toEqual(
        [...spelled.map(([reference]) => reference), owed.reference].toSorted(),
      );
      expect((await today.requests.byReference(companyId, 'RO4821', 2)).map(({ reference }) => reference)).toEqual(
        found.slice(0, 2).map(({ reference }) => reference),
      );
      expect((await today.invoices.byReference(companyId, 'F77', 10)).map(({ id }) => id)).toEqual([invoice.id]);
      expect((await today.requests.byDebt(companyId, `${phone} RO4821`))?.id).toBe(owed.id);
      expect(await today.requests.byDebt(companyId, '+15145550177 RO4821')).toBeUndefined();
    };
    await looked();
    await over.promise;
    await looked();
    expect((await today.requests.get(companyId, owed.id))?.debt).toBe(debt);
    await next.close();
  });
}
