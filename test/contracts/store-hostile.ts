import { describe, expect, test } from '@jest/globals';
import { randomId } from '../../src/kernel/ids.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

const TEXTS = [
  '{"$ne":null}',
  '$where',
  '$set.a.b',
  'a.b.c',
  '__proto__',
  'constructor',
  '',
  ' ',
  "'; DROP TABLE requests; --",
  '\u0000\u0001\u001f',
  '\u202eright to left\u202c\u200b\ufeff',
  'e\u0301 is not \u00e9',
  '👩‍👩‍👧‍👦 𝒳 ﷽',
  'x'.repeat(1_000_000),
];

const OBJECTS: unknown[] = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, ['a'], [], { a: 1 }, null, undefined, /.*/];

/** Whatever came in from outside stays a text, and nothing but a text. */
export function describeHostileInput(given: () => Given): void {
  describe('hostile input', () => {
    test.each(TEXTS.map((text) => [text.slice(0, 40), text]))('the text %j is kept to the letter', async (_, text) => {
      const { requests, customers } = given().store;
      const companyId = randomId('com');
      const request = sample.request(companyId, { key: `k${text}`, message: text, referenceKey: text });
      expect(await requests.insert(request)).toBe(true);
      expect(await requests.byKey(companyId, `k${text}`)).toStrictEqual(request);
      expect(await requests.byReference(companyId, text, 5)).toStrictEqual([request]);
      const customer = sample.customer(companyId, { name: text });
      expect(await customers.insert(customer)).toBe(true);
      expect(await customers.get(companyId, customer.id)).toStrictEqual(customer);
    });

    test('a name of a thousand words is found by its first', async () => {
      const { customers } = given().store;
      const companyId = randomId('com');
      const name = Array.from({ length: 1000 }, (_, i) => `mot${i}`).join(' ');
      await customers.insert(sample.customer(companyId, { name }));
      expect(await customers.search(companyId, 'mot0 mot1', 5)).toHaveLength(1);
      expect(await customers.search(companyId, 'mot', 5)).toHaveLength(1);
      expect(await customers.search(companyId, 'mot0 '.repeat(10_000), 5)).toHaveLength(1);
    });

    test.each(OBJECTS.map((value) => [value]))('%p in the place of a text finds nothing', async (value) => {
      const { store } = given();
      const request = sample.request(randomId('com'));
      await store.requests.insert(request);
      const [any, { companyId }] = [value as string, request];
      const attempts = [
        () => store.requests.get(companyId, any),
        () => store.requests.get(any, request.id),
        () => store.requests.byKey(companyId, any),
        () => store.requests.byLink(any),
        () => store.requests.latestFor(companyId, any),
        () => store.conversations.between(companyId, any, any),
        () => store.companies.get(any),
        () => store.companies.byTextSender(any),
        () => store.companies.byWorkspace(any as 'slack:T1'),
      ];
      for (const attempt of attempts) {
        const found = await attempt().catch((error: Error) => error);
        expect(found === undefined || found instanceof Error).toBe(true);
      }
    });

    test('a field that the schema does not have, wherever it is, is refused with its place', async () => {
      const { requests } = given().store;
      const request = sample.request(randomId('com'));
      const own = JSON.parse('{"__proto__": {"admin": true}}');
      const strange: [object, RegExp][] = [
        [{ ...request, admin: true }, /requests has no field "admin"/],
        [{ ...request, 'customer.id': 'x' }, /requests has no field "customer.id"/],
        [{ ...request, $set: { state: 'paid' } }, /requests has no field "\$set"/],
        [{ ...request, amount: { minor: 1, currency: 'CAD', $inc: 1 } }, /requests.amount has no field "\$inc"/],
        [Object.defineProperty({ ...request }, '__proto__', { value: own, enumerable: true }), /no field "__proto__"/],
      ];
      for (const [document, complaint] of strange) {
        await expect(requests.insert(document as never)).rejects.toThrow(complaint);
        await expect(requests.replace(document as never)).rejects.toThrow(complaint);
      }
      expect(await requests.get(request.companyId, request.id)).toBeUndefined();
    });

    test('a value of the wrong kind is refused with its place, and never cast', async () => {
      const { requests } = given().store;
      const request = sample.request(randomId('com'));
      const wrong: [object, RegExp][] = [
        [{ amount: { minor: '1', currency: 'CAD' } }, /requests.amount.minor must be a whole number/],
        [{ amount: { minor: 1.5, currency: 'CAD' } }, /requests.amount.minor must be a whole number/],
        [{ amount: { minor: 2 ** 53, currency: 'CAD' } }, /requests.amount.minor must be a whole number/],
        [{ amount: { currency: 'CAD' } }, /requests.amount.minor is missing/],
        [{ key: { $ne: null } }, /requests.key must be a string/],
        [{ seenAt: '2026-01-01' }, /requests.seenAt must be a date/],
        [{ seenAt: new Date(Number.NaN) }, /requests.seenAt must be a date/],
        [{ seenAt: null }, /requests.seenAt must be a date/],
        [{ texts: {} }, /requests.texts must be a list/],
        [{ texts: [{ id: 'txt_1', state: 'sent', at: 5 }] }, /requests.texts.0.at must be a date/],
        [{ customer: 'cus_1' }, /requests.customer must be an object/],
        [{ companyId: undefined }, /requests.companyId is missing/],
      ];
      for (const [part, complaint] of wrong) {
        await expect(requests.insert({ ...request, ...part } as never)).rejects.toThrow(complaint);
      }
    });
  });
}
