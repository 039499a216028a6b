import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { oneTextSender } from '../../src/company/text-senders.ts';
import { words } from '../../src/i18n/index.ts';
import { balanceOf, type Source, type SourceBatch, type SourceInvoice } from '../../src/invoices/index.ts';
import { createSyncing } from '../../src/invoices/syncing.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let batches: SourceBatch[];
let asked: (Date | undefined)[];
let failing: Error | undefined;
const source: Source = {
  ...{ system: 'dms', name: 'DMS', everyMs: 60_000 },
  accounts: async () => [{ id: 'a', name: 'Service' }],
  async *changes(_, since) {
    asked.push(since);
    yield* batches;
    if (failing) throw failing;
  },
};

beforeEach(async () => {
  world = await createWorld();
  [batches, asked, failing] = [[], [], undefined];
});
afterEach(() => world.close());

const key = (id: string) => ({ system: 'dms', account: 'a', id });
function order(reference: string, change: Partial<SourceInvoice> & { cents?: number } = {}): SourceInvoice {
  const { cents = 10_000, ...more } = change;
  return {
    source: key(reference),
    customer: { source: key('c1'), name: 'Julie Tremblay', phones: ['+15145550188'] },
    content: {
      ...{ reference, openedAt: world.clock.now(), closedAt: world.clock.now(), payer: 'customer', currency: 'CAD' },
      lines: [{ kind: 'labour', description: 'Freins', amount: cents, taxes: [] }],
      ...{ taxes: [], payments: [], claimed: { balance: cents } },
    },
    ...more,
  };
}
const batch = (invoices: SourceInvoice[], more: Partial<SourceBatch> = {}): SourceBatch => ({
  ...{ customers: [], invoices, unreadable: [] },
  ...more,
});
const companyId = () => world.company.id;
async function look() {
  const { store, clock } = world;
  const { textSender } = world.company;
  await createSyncing({
    store,
    clock,
    textSenders: oneTextSender(textSender),
    sources: [source],
    log: silentLog,
    newId: randomId,
    wake: () => undefined,
  }).run();
  return store.syncStates.get(companyId(), 'dms/a');
}
const invoicesOf = (reference: string) => world.store.invoices.byReference(companyId(), reference, 10);

describe('what a source tells', () => {
  test('becomes an invoice and its customer, once, however often it is told', async () => {
    batches = [batch([order('RO1'), order('RO2')])];
    expect(await look()).toMatchObject({ added: 2, changed: 0, same: 0, failed: 0, seenUntil: world.clock.now() });
    expect(await look()).toMatchObject({ added: 0, changed: 0, same: 2 });
    const [invoice] = await invoicesOf('RO1');
    const customer = await world.store.customers.byPhone(companyId(), '+15145550188');
    expect(customer).toMatchObject({ name: 'Julie Tremblay' });
    expect(invoice).toMatchObject({ version: 1, customer: { id: customer?.id, name: 'Julie Tremblay' } });
    expect(await world.store.invoices.owedBy(companyId(), customer?.id ?? '', 10)).toHaveLength(2);
    expect(asked).toEqual([undefined, world.clock.now()]);
  });

  test('that says something else is the next version of the same invoice', async () => {
    batches = [batch([order('RO1')])];
    await look();
    const [before] = await invoicesOf('RO1');
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    batches = [batch([{ ...order('RO1', { cents: 12_000 }) }])];
    expect(await look()).toMatchObject({ added: 0, changed: 1 });
    const [after] = await invoicesOf('RO1');
    expect(after).toMatchObject({
      id: before?.id,
      version: 2,
      changedAt: world.clock.now(),
      createdAt: before?.createdAt,
    });
    expect(after && balanceOf(after).minor).toBe(12_000);
  });

  test('in one batch after the other is taken over side by side: nobody is there twice, and the last word counts', async () => {
    const many = (cents: number) => Array.from({ length: 60 }, (_, at) => order(`RO${at}`, { cents }));
    batches = [batch(many(10_000)), batch(many(11_000)), batch(many(12_000)), batch([order('RO60')])];
    failing = new Outage('cdk', 'changes', { outcome: 'never' });
    expect(await look()).toMatchObject({ added: 61, changed: 120, same: 0, failed: 0, outage: expect.anything() });
    for (const reference of ['RO0', 'RO59']) {
      const found = await invoicesOf(reference);
      expect(found.map((invoice) => [invoice.version, balanceOf(invoice).minor])).toEqual([[3, 12_000]]);
    }
    expect(await world.store.customers.search(companyId(), 'julie', 5)).toHaveLength(1);
  });

  test('of one telephone in a household is one customer, and each invoice says whose it is', async () => {
    const son = { source: key('c2'), name: 'Luc Tremblay', phones: ['+15145550188'] };
    batches = [batch([order('RO1'), order('RO2', { customer: son })])];
    await look();
    const [[first], [second]] = await Promise.all([invoicesOf('RO1'), invoicesOf('RO2')]);
    expect(first?.customer.id).toBe(second?.customer.id);
    expect([first?.customer.name, second?.customer.name]).toEqual(['Julie Tremblay', 'Luc Tremblay']);
  });

  test('of somebody without a telephone can be looked at, and makes no customer', async () => {
    batches = [batch([order('RO1', { customer: { source: key('c9'), name: 'Nobody', phones: [] } })])];
    await look();
    expect(await invoicesOf('RO1')).toMatchObject([{ customer: { id: 'dms/a/c9', name: 'Nobody' } }]);
    expect(await world.store.customers.search(companyId(), 'nobody', 5)).toEqual([]);
  });

  test('of somebody with an address alone is theirs whom it reaches, and asked for by e-mail', async () => {
    const told = { source: key('c8'), name: 'Ana Roy', phones: [], email: ' Ana@Exemple.CA ' };
    const shares = await customerOf(world, { name: 'Luc Roy', phone: '+15145550777', email: 'Ana@exemple.ca' });
    batches = [batch([order('RO1', { customer: told })]), batch([order('RO2', { customer: told })])];
    await look();
    const [[first], [second]] = await Promise.all([invoicesOf('RO1'), invoicesOf('RO2')]);
    expect(first?.customer.id).toBe(second?.customer.id);
    expect(first?.customer.id).not.toBe(shares);
    const ana = await world.store.customers.get(companyId(), first?.customer.id ?? '');
    expect(ana).toMatchObject({ name: 'Ana Roy', email: 'Ana@exemple.ca', consent: [{ source: 'import' }] });
    expect(ana?.phone).toBeUndefined();
  });

  test('of who has another number by now goes to that one, and what they wish counts for both', async () => {
    const told = { source: key('c7'), name: 'Zoé Roy', phones: ['+15145550701'] };
    batches = [batch([order('RO1', { customer: told })])];
    await look();
    const moved = { ...told, phones: ['+15145550702'], optedOut: true as const };
    batches = [batch([order('RO1', { customer: moved })])];
    await look();
    const [now] = await invoicesOf('RO1');
    const [old, fresh] = await Promise.all(
      ['+15145550701', '+15145550702'].map((phone) => world.store.customers.byPhone(companyId(), phone)),
    );
    expect([now?.customer.id, old?.id]).toEqual([fresh?.id, expect.not.stringMatching(fresh?.id ?? '')]);
    for (const one of [old, fresh]) expect(one?.consent.at(-1)).toMatchObject({ level: 'none' });
  });

  test('about which nothing may go out of itself says so, and its next version no more', async () => {
    const told = { source: key('c1'), phones: ['+15145550188'] };
    batches = [batch([order('RO1', { customer: { ...told, noAutomaticTexts: true } })])];
    await look();
    expect((await invoicesOf('RO1'))[0]?.customer.noAutomaticTexts).toBe(true);
    batches = [batch([order('RO1', { customer: told })])];
    await look();
    expect((await invoicesOf('RO1'))[0]?.customer.noAutomaticTexts).toBeUndefined();
  });

  test('of who wants no texts is believed, and is never taken back', async () => {
    batches = [batch([order('RO1')])];
    await look();
    const stops = { source: key('c1'), phones: ['+15145550188'], optedOut: true as const };
    batches = [batch([], { customers: [stops] })];
    await look();
    const consentOf = async () => (await world.store.customers.byPhone(companyId(), '+15145550188'))?.consent.at(-1);
    expect(await consentOf()).toMatchObject({ level: 'none', source: 'import' });
    batches = [
      batch([], { customers: [{ source: key('c1'), name: 'J. T.', phones: ['+15145550188'], tongue: 'en' }] }),
    ];
    await look();
    expect(await consentOf()).toMatchObject({ level: 'none' });
    expect(await world.store.customers.byPhone(companyId(), '+15145550188')).toMatchObject({
      name: 'Julie Tremblay',
      tongue: 'en',
    });
  });

  test('of a customer who is deleted there is asked nothing new of, and of one who was merged is the one who is left', async () => {
    const two = { source: key('c2'), name: 'Julie T.', phones: ['+15145550188'] };
    batches = [batch([order('RO1'), order('RO2', { customer: two })])];
    await look();
    // Merged: the second number is gone there, and its orders name the first.
    batches = [batch([order('RO2')], { customers: [{ source: key('c2'), phones: [], deleted: true }] })];
    await look();
    const [[first], [second]] = await Promise.all([invoicesOf('RO1'), invoicesOf('RO2')]);
    expect(second?.customer).toEqual(first?.customer);
    const julie = await world.store.customers.byPhone(companyId(), '+15145550188');
    expect(julie?.consent.at(-1)).toMatchObject({ level: 'none', source: 'import' });
  });

  test('that cannot be taken over is said by its number, and holds up nothing', async () => {
    const bad = order('RO9');
    bad.content.claimed = { balance: 0.5 };
    const unreadable = [{ id: 'RO8', why: 'date-unreadable openDate' }];
    batches = [
      batch(
        [bad, order('RO1'), { ...order('RO7'), content: { ...order('RO7').content, claimed: { balance: 2 ** 60 } } }],
        { unreadable },
      ),
    ];
    const state = await look();
    expect(state).toMatchObject({ added: 1, failed: 3 });
    expect(state?.failures.map(({ id }) => id)).toEqual(['RO8', 'RO9', 'RO7']);
    for (const { why } of state?.failures ?? [])
      for (const { companySettings } of [words('fr'), words('en')])
        expect(Object.keys(companySettings.sources.why)).toContain(why.split(' ')[0]);
    for (const { importing } of [words('fr'), words('en')])
      expect(Object.keys(importing.why)).toContain(state?.failures.at(-1)?.why);
  });
});

describe('a look that comes to no end', () => {
  test('keeps what it took over, says why, and is made again from the same moment', async () => {
    batches = [batch([order('RO1')])];
    failing = new Outage('dms', 'read', { outcome: 'no', code: 'QUOTA-EXCEEDED' });
    const state = await look();
    expect(state).toMatchObject({ added: 1, outage: 'QUOTA-EXCEEDED' });
    expect(state?.seenUntil).toBeUndefined();
    failing = undefined;
    const after = await look();
    expect(after).toMatchObject({ added: 0, same: 1, seenUntil: world.clock.now() });
    expect(after?.outage).toBeUndefined();
    expect(asked).toEqual([undefined, undefined]);
  });

  test('two who look at once take everything over once', async () => {
    batches = Array.from({ length: 5 }, (_, at) => batch([order(`RO${at}`), order(`RO${at + 1}`)]));
    await Promise.all([look(), look(), look()]);
    for (let at = 0; at < 6; at += 1) expect(await invoicesOf(`RO${at}`)).toHaveLength(1);
  });
});
