/** What others notice while a member takes along a hundred thousand payments: seconds, memory, and their acknowledgements. */
import { commands } from './acknowledgement.ts';
import { atMost, type Figure } from './figure.ts';
import { varied } from './ledger.ts';
import { median, quantile, volley } from './load.ts';
import { peak } from './memory.ts';
import { exportPath, startSubject } from './subject.ts';

const ROWS = 100_000;
/** The first of them, which compiles, is not counted. */
const ROUNDS = 5;

/** Reads the file to its end; gives its megabytes and how long that took, in seconds. */
async function take(port: number, format: 'csv' | 'xlsx'): Promise<{ size: number; seconds: number }> {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${exportPath(format)}`);
  if (!response.ok) throw new Error(`the export answered ${response.status}`);
  const { byteLength } = await response.arrayBuffer();
  return { size: byteLength / 1e6, seconds: (performance.now() - start) / 1_000 };
}

export async function besideExport(): Promise<Figure[]> {
  const subject = await startSubject();
  await subject.app.stop();
  // Shown nowhere: the member may see all of them.
  for (let from = 0; from < ROWS; from += 1_000)
    await subject.fill(Array.from({ length: 1_000 }, (_, place) => ({ ...varied(from + place), cards: [] })));
  await subject.app.start();
  const { app, place } = subject;
  const round = async () => quantile((await volley(app.port, commands(400, place), 8)).latencies, 0.99);
  await round();
  const before = peak(app.pid);
  const [quiet, beside]: [number[], number[]] = [[], []];
  const taken = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    quiet.push(await round());
    let isTaken = false;
    const taking = take(app.port, 'xlsx').finally(() => {
      isTaken = true;
    });
    while (!isTaken) beside.push(await round());
    taken.push(await taking);
  }
  const csv = await take(app.port, 'csv');
  const most = peak(app.pid);
  await subject.close();
  const [alone, among] = [median(quiet), median(beside)];
  const seconds = median(taken.map((one) => one.seconds));
  return [
    atMost(
      `p99 of the acknowledgement beside an export of ${ROWS} rows (xlsx), against quiet`,
      among / alone,
      ' times',
      1.5,
      {
        ...{
          'beside it ms': among,
          'quiet ms': alone,
          'seconds of the xlsx': seconds,
          'MB of it': taken[0]?.size ?? 0,
        },
        'seconds of a csv with nothing beside': csv.seconds,
      },
    ),
    atMost('memory that the exports added at their height', most - before, ' MB', 150, { 'MB in all': most }),
  ];
}
