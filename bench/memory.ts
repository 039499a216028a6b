import { readFileSync } from 'node:fs';
import { createRandom } from '../sandbox/stand-in.ts';
import { createPatience, makeOrders, sideBySide } from '../test/fixtures/orders.ts';
import { startSandbox } from '../test/fixtures/sandbox.ts';
import { atMost, type Figure } from './figure.ts';

const PAYMENTS = 1_000;
const CUSTOMERS_AT_ONCE = 24;
const PLATFORMS = ['slack', 'teams'] as const;
const ROOMS = 30;
const SEED = 7;
const STEP_MS = 120_000;

/** What a container has to have: members ask on both platforms, customers pay, and every vendor's SDK is at work. */
export async function memoryUnderLoad(): Promise<Figure[]> {
  const random = createRandom(SEED);
  const sandbox = await startSandbox({ seed: SEED, platforms: PLATFORMS, rooms: ROOMS });
  // The team lets the app read, so that nothing that may have arrived is posted twice.
  sandbox.teams.graph.consented = true;
  const { request, pay } = createPatience(sandbox, random, STEP_MS);
  await sideBySide(CUSTOMERS_AT_ONCE, makeOrders(PAYMENTS, sandbox, PLATFORMS, random), async (order) => {
    await request(order);
    await pay(order, random.fork(order.reference));
  });
  await Promise.all([sandbox.stripe.webhooks.idle(), sandbox.twilio.idle()]);
  const most = peak(sandbox.app.pid);
  await sandbox.close();
  return [
    atMost(`memory at its most, ${PAYMENTS} payments with ${CUSTOMERS_AT_ONCE} customers at once`, most, ' MB', 300),
  ];
}

/** In MB. */
export const peak = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
