import { setTimeout as sleep } from 'node:timers/promises';
import type { SettledPayment, SettleRefusal } from '../../src/invoices/index.ts';
import { decimalOf } from '../../src/kernel/money.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { CdkClient, Whose } from './client.ts';
import { PATHS, settlement } from './mapping.ts';

/** Looked at again after so many milliseconds; what is not settled by the last is asked about later. */
const LOOKS_MS = [200, 500, 1_000, 2_000, 4_000];
/** All of it has to end before somebody else takes it over: what takes longer is asked about later. */
const CALL_MS = 3_000;

/**
 * Settles a payment in CDK: a promise first, then its end. CDK has no key that makes a repetition harmless, so one that
 * may have been told already is looked for among its promises by ours. @throws Outage when it may be taken later
 */
export async function settle(
  client: CdkClient,
  whose: Whose,
  payment: SettledPayment,
): Promise<'settled' | SettleRefusal> {
  const promise = (await promiseWith(client, whose, payment.key)) ?? (await promised(client, whose, payment));
  if (typeof promise !== 'object') return promise;
  return endOf(client, whose, promise.id);
}

async function promiseWith(client: CdkClient, whose: Whose, key: string): Promise<{ id: string } | undefined> {
  const path = `${PATHS.settling}/payments`;
  const response = await client.once({ path, whose, query: { externalReference: key }, withinMs: CALL_MS });
  const { payments } = settlement.promises(await response.json());
  const found = payments.find(({ externalReference }) => externalReference === key);
  return found && { id: found.promiseId };
}

async function promised(
  client: CdkClient,
  whose: Whose,
  payment: SettledPayment,
): Promise<{ id: string } | SettleRefusal> {
  const { reference: roNumber, amount, at, key, method } = payment;
  const body = settlement.body({
    ...{ roNumber, key, amount: decimalOf(amount), at: at.toISOString() },
    ...(method && { method }),
  });
  try {
    const response = await client.once({
      ...{ method: 'POST', path: `${PATHS.settling}/payments`, whose, body, withinMs: CALL_MS },
    });
    return { id: settlement.promise(await response.json()).promiseId };
  } catch (error) {
    const refusal = error instanceof Outage ? refusalOf(error.code) : undefined;
    if (refusal) return refusal;
    throw error;
  }
}

async function endOf(client: CdkClient, whose: Whose, promiseId: string): Promise<'settled' | SettleRefusal> {
  for (const wait of LOOKS_MS) {
    const path = `${PATHS.settling}/payment/${encodeURIComponent(promiseId)}`;
    const { status = '', errorCode } = settlement.promise(
      await (await client.once({ path, whose, withinMs: CALL_MS })).json(),
    );
    if (isAmong(settlement.settled, status)) return 'settled';
    if (isAmong(settlement.rejected, status)) return refusalOf(errorCode) ?? 'not-supported';
    await sleep(wait, undefined, { ref: false });
  }
  throw new Outage('cdk', 'settle', { outcome: 'no', code: 'still-pending' });
}

const isAmong = (words: readonly string[], status: string): boolean => words.includes(status.toUpperCase());

const refusalOf = (code: string | undefined): SettleRefusal | undefined =>
  Object.entries(settlement.refusals).find(([known]) => known === code)?.[1];
