import { setTimeout as sleep } from 'node:timers/promises';
import type { SettledPayment, SettleRefusal } from '../../src/invoices/index.ts';
import { decimalOf } from '../../src/kernel/money.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { type Asked, type CdkClient, readAnswer, type Whose } from './client.ts';
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

/** Whatever a look is answered, nothing is known of the payment: it may stand there already, and is looked for again. */
async function look<T>(client: CdkClient, asked: Asked, read: (value: unknown) => T): Promise<T> {
  try {
    return await readAnswer(await client.once(asked), asked, read);
  } catch (error) {
    if (!(error instanceof Outage) || error.outcome !== 'never') throw error;
    throw new Outage('cdk', asked.path, { cause: error, outcome: 'no', ...(error.code && { code: error.code }) });
  }
}

async function promiseWith(client: CdkClient, whose: Whose, key: string): Promise<{ id: string } | undefined> {
  const path = `${PATHS.settling}/payments`;
  const { payments } = await look(
    client,
    { path, whose, query: { externalReference: key }, withinMs: CALL_MS },
    settlement.promises,
  );
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
  const asked = { method: 'POST', path: `${PATHS.settling}/payments`, whose, body, withinMs: CALL_MS } as const;
  try {
    const { promiseId } = await readAnswer(await client.once(asked), asked, settlement.promise);
    return { id: promiseId };
  } catch (error) {
    const refusal = error instanceof Outage ? refusalOf(error.code) : undefined;
    if (refusal) return refusal;
    throw error;
  }
}

async function endOf(client: CdkClient, whose: Whose, promiseId: string): Promise<'settled' | SettleRefusal> {
  for (const wait of LOOKS_MS) {
    const path = `${PATHS.settling}/payment/${encodeURIComponent(promiseId)}`;
    const { status = '', errorCode } = await look(client, { path, whose, withinMs: CALL_MS }, settlement.promise);
    if (isAmong(settlement.settled, status)) return 'settled';
    if (isAmong(settlement.rejected, status)) return refusalOf(errorCode) ?? 'not-supported';
    await sleep(wait, undefined, { ref: false });
  }
  throw new Outage('cdk', 'settle', { outcome: 'no', code: 'still-pending' });
}

const isAmong = (words: readonly string[], status: string): boolean => words.includes(status.toUpperCase());

const refusalOf = (code: string | undefined): SettleRefusal | undefined =>
  Object.entries(settlement.refusals).find(([known]) => known === code)?.[1];
