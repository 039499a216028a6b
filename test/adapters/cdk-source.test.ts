import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createCdkSource } from '../../adapters/cdk/source.ts';
import { balanceOf, differenceOf, stateOf, totalsOfInvoice, whyNotAsked } from '../../src/invoices/index.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { ACCOUNT, all, HOME, invoice, NOW, startDealer } from './cdk-rig.ts';

let dealer: Awaited<ReturnType<typeof startDealer>>;
beforeEach(async () => {
  dealer = await startDealer();
});
afterEach(() => dealer.cdk.close());

const changes = (since?: Date) => all(dealer.source.changes({ id: ACCOUNT, name: 'Service' }, since, HOME));
const soon = (hours: number): void => {
  dealer.clock.at = new Date(dealer.clock.at.getTime() + hours * 3_600_000);
};

describe('what CDK tells', () => {
  test('at first everything is read, a few hundred at a time, each order with its lines, taxes and what is left to pay', async () => {
    const read = await changes();
    expect(read.unreadable).toEqual([]);
    expect(read.most).toBeLessThanOrEqual(200);
    const numbers = new Set(read.invoices.map(({ source }) => source.id));
    const { orders } = dealer.cdk.dealer;
    expect(numbers.size).toBe(
      orders.filter(({ department, voidedAt }) => department === 'SERVICE' && !voidedAt).length,
    );
    const { content, customer } = invoice(read.invoices, 'RO4821');
    expect(stateOf(content)).toBe('closed');
    expect(customer).toMatchObject({ name: 'Julie Tremblay', phones: ['+15145550188'], email: 'julie@example.com' });
    expect(content).toMatchObject({
      vehicle: 'Mazda CX-5 2021',
      summary: 'Freins avant, Vidange d’huile',
      payer: 'customer',
    });
    expect(content.taxes.map(({ id, rate }) => [id, rate])).toEqual([
      ['gst', 5_000],
      ['qst', 9_975],
    ]);
    expect(content.lines.at(-1)).toMatchObject({ kind: 'discount', amount: -2_000 });
    expect(totalsOfInvoice(content).total).toBe(dealer.cdk.dealer.balance('RO4821'));
    expect(differenceOf(content)).toBe(0);
  });

  test('every order of the garage comes to what CDK says it does, to the cent', async () => {
    const { invoices } = await changes();
    for (const { content } of invoices) {
      expect({ [content.reference]: balanceOf(content).minor }).toEqual({
        [content.reference]: dealer.cdk.dealer.balance(content.reference),
      });
      expect({ [content.reference]: differenceOf(content) }).toEqual({ [content.reference]: 0 });
    }
  });

  test('only what a customer is to pay is asked for', async () => {
    const { invoices } = await changes();
    const why = (reference: string) => whyNotAsked(invoice(invoices, reference).content);
    expect([why('RO4831'), why('RO4832')]).toEqual(['not-for-customer', 'not-for-customer']);
    expect(why('RO4834')).toBe('nothing-owed');
    expect([why('RO4821'), why('RO4830'), why('RO4835')]).toEqual([undefined, undefined, undefined]);
    const mixed = invoice(invoices, 'RO4840').content;
    expect(mixed.lines.map(({ description }) => description).join()).not.toContain('batterie');
    expect(invoice(invoices, 'RO4835').content.payments).toMatchObject([{ amount: 20_000, method: 'INTERAC' }]);
  });

  test('customers come with what they want: the most restrictive word, and no address that is none', async () => {
    const { customers } = await changes();
    const of = (id: string) => customers.find(({ source }) => source.id === id);
    expect(of('50012')).toMatchObject({ name: 'Roger Lavoie', optedOut: true, tongue: 'fr' });
    expect([of('51007')?.optedOut, of('51008')?.optedOut, of('51009')?.optedOut]).toEqual([true, true, true]);
    expect(of('51010')).toEqual({
      source: { system: 'cdk', account: ACCOUNT, id: '51010' },
      phones: [],
      deleted: true,
    });
    expect(of('51005')).toMatchObject({ name: 'Transport Beauséjour inc.' });
    expect(customers.filter(({ email }) => email === 'NA' || email === 'CD')).toEqual([]);
    expect(customers.filter(({ phones }) => phones.includes('+15145550170'))).toHaveLength(4);
  });
});

describe('what changed since', () => {
  test('is told by deltas that overlap: a changed order, a closed one, one that was voided, a customer', async () => {
    soon(3);
    const since = dealer.clock.at;
    dealer.cdk.dealer.changeOrder('RO4830', ({ jobs }) => void jobs.pop());
    dealer.cdk.dealer.close('RO4840');
    dealer.cdk.dealer.void('RO4824');
    dealer.cdk.dealer.changeCustomer('50001', (customer) => {
      customer.optedOut = true;
    });
    soon(1);
    const { invoices, customers } = await changes(since);
    const told = new Set(invoices.map(({ content }) => content.reference));
    expect([...told]).toEqual(expect.arrayContaining(['RO4830', 'RO4840', 'RO4824']));
    expect(told.has('RO4821')).toBe(false);
    expect(stateOf(invoice(invoices, 'RO4824').content)).toBe('voided');
    expect(invoice(invoices, 'RO4840').content.closedAt).toBeDefined();
    expect(customers.map(({ source }) => source.id)).toEqual(['50001']);
  });

  test('after more than two days everything is read again, because no delta goes so far back', async () => {
    soon(60);
    const { invoices } = await changes(NOW);
    expect(invoices.length).toBeGreaterThan(150);
  });
});

describe('Fortellis when it is difficult', () => {
  test('one sign-in serves all that is asked, until its time is over', async () => {
    const signIns = () => dealer.log.entries.filter(({ what }) => what === 'token → 200').length;
    await Promise.all([changes(), changes()]);
    expect(signIns()).toBe(1);
    await changes(dealer.clock.at);
    expect(signIns()).toBe(1);
    soon(2);
    await changes(dealer.clock.at);
    expect(signIns()).toBe(2);
  });

  test('too many calls are waited out, and a system that is away for a moment is asked again', async () => {
    dealer.cdk.faults.add({ kind: 'rate-limited', retryAfterSeconds: 0.05, times: 2, operation: 'orders.extract' });
    dealer.cdk.faults.add({ kind: 'lost-before', times: 1, operation: 'operations.status' });
    dealer.cdk.faults.add({ kind: 'server-error', times: 1, operation: 'operations.result' });
    expect((await changes()).invoices.length).toBeGreaterThan(150);
  }, 20_000);

  test('a wrong secret is no secret to keep trying with', async () => {
    const wrong = createCdkSource(
      { ...dealer.options, clientSecret: 'other' },
      { clock: dealer.clock, log: silentLog },
    );
    await expect(all(wrong.changes({ id: ACCOUNT, name: '' }, undefined, HOME))).rejects.toMatchObject({
      outcome: 'never',
    });
    expect(() =>
      createCdkSource({ ...dealer.options, clientSecret: ' ' }, { clock: dealer.clock, log: silentLog }),
    ).toThrow('Fortellis');
  });

  test('an extract that fails, or is cut short, is an outage; what came before was taken', async () => {
    dealer.cdk.oddExtract({ fails: true });
    await expect(changes()).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no', code: 'extract-failed' });
    for (const cut of [(whole: string) => whole.slice(0, -200), () => '', () => '{"data":[{"a":"']) {
      dealer.cdk.oddExtract({});
      dealer.cdk.oddExtract({ body: cut });
      await expect(changes()).rejects.toMatchObject({ vendor: 'cdk', code: 'cut-short' });
    }
  });

  test.each([
    [
      'an amount that is a number',
      '"payBalanceDue":"',
      (whole: string) => whole.replace(/"payBalanceDue":"([\d.]+)"/, '"payBalanceDue":$1'),
    ],
    ['an amount with a comma', 'sale', (whole: string) => whole.replace(/"sale":"[\d.]+"/, '"sale":"1,234.56"')],
    ['an amount in another currency', 'sale', (whole: string) => whole.replace(/"sale":"[\d.]+"/, '"sale":"US$12.00"')],
    ['no number', 'roNumber', (whole: string) => whole.replace(/"roNumber":"RO\d+"/, '"roNumber":""')],
    ['no opening day', 'openDate', (whole: string) => whole.replace(/"openDate":"[\d-]+"/, '"openDate":"soon"')],
    ['no order at all', 'order', (whole: string) => whole.replace('[{', '[{"x":1},{')],
  ])('an order with %s is said to be unreadable, and holds up no other', async (_, __, spoil) => {
    dealer.cdk.oddExtract({});
    dealer.cdk.oddExtract({ body: spoil });
    const { unreadable, invoices } = await changes();
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]?.why).not.toContain('1,234');
    expect(invoices.length).toBeGreaterThan(150);
  });

  test('an extract that never completes is an outage after half an hour, and the next one is read', async () => {
    dealer.cdk.oddExtract({ never: true });
    const [real, from] = [Date.now, Date.now()];
    const passing = jest.spyOn(Date, 'now').mockImplementation(() => {
      const gone = real() - from;
      return gone < 300 ? real() : real() + 31 * 60_000;
    });
    await expect(changes()).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no', code: 'extract-never-ends' });
    passing.mockRestore();
    expect((await changes()).invoices.length).toBeGreaterThan(150);
  });

  test('an order that is larger than any is an outage, and is not held; a customer who is missing is nobody yet', async () => {
    dealer.cdk.oddExtract({ body: (whole) => whole.replace('[{', `[{"comments":"${'x'.repeat(5_000_000)}",`) });
    await expect(changes()).rejects.toMatchObject({ vendor: 'cdk', code: 'item-too-large' });
    dealer.cdk.oddExtract({});
    dealer.cdk.oddExtract({
      body: (whole) => {
        const { data } = JSON.parse(whole) as { data: Record<string, unknown>[] };
        return JSON.stringify({
          data: [{ ...data[0], customer: undefined, contactPhoneNumber: '' }, ...data.slice(1)],
        });
      },
    });
    const { invoices, unreadable } = await changes();
    expect(unreadable).toEqual([]);
    expect(invoices.filter(({ customer }) => customer.source.id.startsWith('order '))).toMatchObject([
      { customer: { phones: [] } },
    ]);
  });

  test('the year 1 is no day, and a tax of 40 % stays what it is', async () => {
    dealer.cdk.oddExtract({});
    dealer.cdk.oddExtract({
      body: (whole) =>
        whole
          .replace(/"voidedDate":""/, '"voidedDate":"0001-01-01"')
          .replace(/"stateTax":"[\d.]+"/, '"stateTax":"1000000.00"'),
    });
    const { invoices } = await changes();
    expect(invoices.filter(({ content }) => content.voidedAt)).toEqual([]);
    expect(invoices.flatMap(({ content }) => content.taxes).filter(({ rate }) => rate > 40_000)).toHaveLength(1);
  });
});
