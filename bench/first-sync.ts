/** What a member notices of a hundred thousand invoices that are being taken over. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SyncState } from '../src/invoices/ports.ts';
import type { Store } from '../src/ports.ts';
import { commands } from './acknowledgement.ts';
import { atMost, type Figure } from './figure.ts';
import { told } from './invoices.ts';
import { median, quantile, volley } from './load.ts';
import { COMPANY, phoneOf, type Subject, startSubject } from './subject.ts';

const COUNT = 100_000;
/** The first of them, which compiles, is not counted. */
const ROUNDS = 5;

function file(): Buffer {
  const lines = Array.from({ length: COUNT }, (_, at) => {
    const { customer, content } = told(at);
    const { reference, openedAt, claimed } = content;
    return [reference, customer.name, phoneOf(Math.floor(at / 5)), (claimed?.balance ?? 0) / 100, day(openedAt)].join(
      ';',
    );
  });
  return Buffer.from(['Invoice;Customer;Phone;Balance;Date', ...lines].join('\n'));
}
const day = (date: Date): string => date.toISOString().slice(0, 10);

/** As the form leaves it, by a process that died right after: the app takes it up when it starts. */
async function leave(store: Store): Promise<void> {
  const id = await store.files.keep(COMPANY.id, { type: 'text/csv', bytes: file() });
  const state: SyncState = {
    ...{ companyId: COMPANY.id, account: 'csv', name: 'CSV', startedAt: new Date() },
    ...{ added: 0, changed: 0, same: 0, failed: 0, failures: [] },
    file: { id, told: { numbers: 'en', days: 'ymd' }, rows: COUNT, movedAt: new Date(0) },
  };
  await store.syncStates.put(state);
}

const stateOf = ({ within }: Subject) => within((store) => store.syncStates.get(COMPANY.id, 'csv'));

/** The p99 of each round, ms. */
async function rounds({ app, place }: Subject): Promise<number[]> {
  const p99: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { latencies } = await volley(app.port, commands(400, place), 8);
    if (round > 0) p99.push(quantile(latencies, 0.99));
  }
  return p99;
}

/** One app, without an import, with one, and without again: two apps would share the machine's cores. */
export async function besideFirstSync(): Promise<Figure[]> {
  const subject = await startSubject();
  const quiet = await rounds(subject);
  await restarted(subject, leave);
  let state = await stateOf(subject);
  while (state?.added === 0 && !state.endedAt) {
    await sleep(50);
    state = await stateOf(subject);
  }
  const [before, started] = [state?.added ?? 0, performance.now()];
  const beside = await rounds(subject);
  state = await stateOf(subject);
  const seconds = (performance.now() - started) / 1_000;
  if (!state || state.endedAt) throw new Error(`the import ended too early: ${JSON.stringify(state)}`);
  const rate = (state.added - before) / seconds;
  await restarted(subject, (store) => store.syncStates.put({ ...state, endedAt: new Date() }));
  quiet.push(...(await rounds(subject)));
  await subject.close();
  const [alone, among] = [median(quiet), median(beside)];
  const what = `p99 of the acknowledgement while ${COUNT.toLocaleString('en')} invoices come in, against quiet`;
  return [
    atMost(what, among / alone, ' times', 1.5, {
      ...{ 'beside them ms': among, 'quiet ms': alone, 'invoices a second meanwhile': rate },
    }),
  ];
}

async function restarted({ app, within }: Subject, change: (store: Store) => Promise<unknown>): Promise<void> {
  await app.stop();
  await within(change);
  await app.start();
}
