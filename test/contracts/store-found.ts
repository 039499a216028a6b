import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomId } from '../../src/kernel/ids.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { maySee, type PaymentSearch } from '../../src/payments/search.ts';
import { STATUSES, statusOf } from '../../src/payments/statuses.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

const NAMES = ['Élise Tremblay', "Jean-François D'Amours", '=cmd|calc', 'Marie Curie'];
const ROOMS: RoomId[] = ['slack:T1/C1', 'slack:T1/C2', 'slack:T1/SECRET'];
const BY = { memberId: 'U1', rooms: ROOMS.slice(0, 2) };
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const of = <T>(all: readonly T[], place: number): T => all[place % all.length]!;

/** What became of each, one after the other through all there is. */
const ENDS: ((minor: number) => Partial<PaymentRequest>)[] = [
  () => ({ state: 'open' }),
  () => ({ state: 'processing' }),
  (minor) => ({ state: 'paid', payments: [paid(minor)] }),
  (minor) => ({ state: 'paid', payments: [paid(minor)], refunds: [refund(1)] }),
  (minor) => ({ state: 'paid', payments: [paid(minor)], refunds: [refund(minor)] }),
  (minor) => ({ state: 'paid', payments: [paid(minor)], disputes: [dispute(minor)] }),
  () => ({ state: 'cancelled', cancelled: { by: 'X', at: sample.at(1) } }),
  () => ({ state: 'expired' }),
];
const paid = (minor: number) => ({ id: 'pi_1', amount: cad(minor), at: sample.at(1) });
const refund = (minor: number) => ({
  ...{ id: 're_1', paymentId: 'pi_1', amount: cad(minor), status: 'succeeded' as const },
  ...{ at: sample.at(1), toldAt: sample.at(1) },
});
const dispute = (minor: number) => ({
  ...{ id: 'du_1', paymentId: 'pi_1', amount: cad(minor), status: 'open' as const, reason: 'unsaid' as const },
  ...{ at: sample.at(1), toldAt: sample.at(1) },
});

const SEARCHES: PaymentSearch[] = [
  {},
  ...STATUSES.map((status) => ({ status })),
  ...['trem', 'jean fran', '514', 'RO70', '7042', 'cmd', 'nobody'].map((text) => ({ text })),
  { text: 'e' },
  { text: '(514) 555-0042' },
  { text: '+1 514 555 0042' },
  { text: '555-0042' },
  { text: '0042' },
  { least: 5_000 },
  { most: 2_000, status: 'unpaid' },
  { least: 3_000, most: 4_000, asker: 'U2' },
  { asker: 'U1' },
  { asker: 'U2', room: 'slack:T1/C2', status: 'paid' },
  { room: 'slack:T1/C1' },
  { room: 'slack:T1/SECRET' },
  { from: sample.at(20), until: sample.at(60) },
  { from: sample.at(20), until: sample.at(60), least: 2_000, most: 6_000, status: 'expired' },
  { asker: 'U404' },
];

/** What the search means, read off each request. */
function passes(request: PaymentRequest, search: PaymentSearch): boolean {
  const { status, text, least = 0, most = Number.MAX_SAFE_INTEGER, from, until, asker, room } = search;
  const { reference, customer } = request;
  const phone = customer.phone ?? '';
  const said = [customer.name, phone.slice(2), phone.slice(5), phone.slice(8), reference, reference.slice(2)].join(' ');
  const words = said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const number = (text ?? '').replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  const typed = /[a-z]/i.test(text ?? '') ? (text ?? '').toLowerCase().split(' ') : [number];
  return (
    (!status || statusOf(request) === status) &&
    text !== 'e' &&
    typed.every((word) => words.some((one) => one.startsWith(word))) &&
    request.amount.minor >= least &&
    request.amount.minor <= most &&
    (!from || request.createdAt >= from) &&
    (!until || request.createdAt < until) &&
    (!asker || request.asker.id === asker) &&
    (!room || request.cards.some((card) => card.room === room)) &&
    maySee(request, BY)
  );
}

/** All payments, searched: the same as reading every one of them. */
export function describeFound(given: () => Given): void {
  describe('payments', () => {
    const companyId = randomId('com');
    let all: PaymentRequest[] = [];
    const newestFirst = () => all.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());

    beforeAll(async () => {
      all = Array.from({ length: 96 }, (_, place): PaymentRequest => {
        const minor = 1_000 + ((place * 37) % 70) * 100;
        return sample.request(companyId, {
          ...{ reference: `RO${7000 + place}`, amount: cad(minor), createdAt: sample.at(place) },
          ...{
            customer: {
              id: `cus_${place}`,
              phone: `+1514555${String(place).padStart(4, '0')}`,
              name: of(NAMES, place),
            },
          },
          ...{ asker: { id: of(['U1', 'U2', 'U3'], place), name: 'Somebody' } },
          cards: place % 7 === 0 ? [] : [{ room: of(ROOMS, place * 5), shown: 1 }],
          ...of(ENDS, Math.floor(place / 3))(minor),
        });
      });
      for (const request of all) await given().store.requests.insert(request);
      await given().store.requests.insert(sample.request(randomId('com'), { reference: 'RO7001' }));
    });

    /** All pages of a search, one behind the other. */
    async function read(search: PaymentSearch): Promise<string[]> {
      const found: string[] = [];
      let behind: string | undefined;
      do {
        const page = await given().store.requests.found(companyId, search, BY, { limit: 7, ...(behind && { behind }) });
        expect(page.requests.length).toBeLessThanOrEqual(7);
        found.push(...page.requests.map(({ reference }) => reference));
        behind = page.next;
      } while (behind);
      return found;
    }

    test.each(SEARCHES.map((search) => [JSON.stringify(search), search] as const))(
      '%s is found as reading them all would, page by page, the newest first',
      async (_, search) => {
        const wanted = newestFirst().filter((request) => passes(request, search));
        expect(await read(search)).toEqual(wanted.map(({ reference }) => reference));
      },
    );

    test('an amount that few have is found however many came since', async () => {
      const { requests } = given().store;
      const crowded = randomId('com');
      const asked = Array.from({ length: 400 }, (_, place) => {
        const own = { reference: `RO${9000 + place}`, referenceKey: `RO${9000 + place}`, createdAt: sample.at(place) };
        return sample.request(crowded, { ...own, amount: cad(place + 1), asker: { id: 'U1', name: 'X' } });
      });
      await Promise.all(asked.map((request) => requests.insert(request)));
      const found = async (search: PaymentSearch, behind?: string) => {
        const page = await requests.found(crowded, search, BY, { limit: 2, ...(behind && { behind }) });
        return { ...page, requests: page.requests.map(({ amount }) => amount.minor) };
      };
      const first = await found({ least: 3, most: 5 });
      expect(first.requests).toEqual([5, 4]);
      expect((await found({ least: 3, most: 5 }, first.next)).requests).toEqual([3]);
      expect(await found({ least: 3, most: 5, status: 'paid' })).toEqual({ requests: [] });
    });

    test('what becomes of one moves it to where it is looked for', async () => {
      const { requests } = given().store;
      const [open] = (await requests.found(companyId, { status: 'unpaid' }, BY, { limit: 1 })).requests;
      await requests.replace({ ...open!, state: 'paid', payments: [paid(open!.amount.minor)] });
      const references = async (status: 'unpaid' | 'paid') =>
        (await requests.found(companyId, { status, text: open!.reference }, BY, { limit: 1 })).requests.length;
      expect([await references('unpaid'), await references('paid')]).toEqual([0, 1]);
    });
  });
}
