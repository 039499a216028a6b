import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACCOUNT, NOW, startDealer } from './cdk-rig.ts';

let dealer: Awaited<ReturnType<typeof startDealer>>;
beforeEach(async () => {
  dealer = await startDealer();
});
afterEach(() => dealer.cdk.close());

const settle = (reference: string, minor: number, key = 'stl_1', account = ACCOUNT) =>
  dealer.source.settle?.({
    source: { system: 'cdk', account, id: `SV${reference.slice(2)}` },
    ...{ reference, key, at: NOW, method: 'Visa' },
    amount: { minor, currency: 'CAD' },
  });

describe('a payment is written back to CDK', () => {
  test('once: what is owed is less by it, and told again it changes nothing', async () => {
    const owed = dealer.cdk.dealer.balance('RO4821');
    expect(await settle('RO4821', owed)).toBe('settled');
    expect(dealer.cdk.dealer.balance('RO4821')).toBe(0);
    expect(await settle('RO4821', owed)).toBe('settled');
    expect(dealer.cdk.dealer.order('RO4821').payments).toMatchObject([{ amount: owed, reference: 'stl_1' }]);
  });

  test('when the answer was lost, the next try finds it there', async () => {
    dealer.cdk.faults.add({ kind: 'lost-after', times: 1, operation: 'payments.settle' });
    await expect(settle('RO4821', 100)).rejects.toMatchObject({ vendor: 'cdk', outcome: 'unclear' });
    expect(await settle('RO4821', 100)).toBe('settled');
    expect(dealer.cdk.dealer.order('RO4821').payments).toHaveLength(1);
  });

  test('never above what is owed, nor on an order that was voided or is not there: somebody has to see to it', async () => {
    dealer.cdk.dealer.payAtCounter('RO4821');
    expect(await settle('RO4821', 100)).toBe('above-owed');
    expect(await settle('RO4837', 100, 'stl_2')).toBe('closed');
    expect(await settle('RO9999', 100, 'stl_3')).toBe('unknown');
    expect(await settle('RO4821', 100, 'stl_4', 'sub-other')).toBe('unknown');
  });

  test('a system that is away takes it later', async () => {
    dealer.cdk.faults.add({ kind: 'server-error', times: 1, operation: 'payments.settle' });
    await expect(settle('RO4824', 100)).rejects.toMatchObject({ vendor: 'cdk' });
    expect(await settle('RO4824', 100)).toBe('settled');
  });
});
