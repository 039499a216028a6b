import { atLeast, atMost, type Figure, ROUNDS, startBaseline, WARM_UP } from './figure.ts';
import { command, median, quantile, type Shot, volley } from './load.ts';
import { PLACE, startSubject, texting } from './subject.ts';

/** By server, so that a volley takes each about as long. */
const SHOTS = { ours: 1_000, bolt: 4_000 };
let count = 0;

/** Commands, each a new one for a new reference. */
const commands = (shots: number): Shot[] =>
  Array.from({ length: shots }, () => {
    count += 1;
    return command(`trigger.${count}`, `514-555-0188 125.50 RO${count}`, PLACE);
  });

/** A one-line command, checked and with its draft on disk, against Bolt acknowledging and doing nothing. */
export async function acknowledgement(): Promise<Figure[]> {
  const subject = await startSubject();
  const [http, express] = await Promise.all([startBaseline('bolt-http'), startBaseline('bolt-express')]);
  const servers = [
    [subject.app.port, SHOTS.ours],
    [http.port, SHOTS.bolt],
    [express.port, SHOTS.bolt],
  ] as const;
  const rates: number[][] = [[], [], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [place, [port, shots]] of servers.entries()) {
      const { perSecond } = await volley(port, commands(shots));
      if (round >= 0) rates[place]?.push(perSecond);
    }
  }
  await subject.close();
  http.process.kill();
  express.process.kill();
  const [ours = 0, onHttp = 0, onExpress = 0] = rates.map(median);
  const behind = { ours, 'Bolt on express': onExpress, 'Bolt on its own receiver': onHttp };
  return [
    atLeast(
      'acknowledgement with the draft on disk, against an empty one on the same receiver (requests/s)',
      ours / onExpress,
      0.5,
      behind,
    ),
    atLeast(
      "acknowledgement with the draft on disk, against an empty one on Bolt's own receiver (requests/s)",
      ours / onHttp,
      0.25,
      behind,
    ),
  ];
}

/** The acknowledgement while Stripe and Twilio take calls and never answer, and two hundred texts wait for them. */
export async function hangingVendors(): Promise<Figure[]> {
  const requests = Array.from({ length: 200 }, (_, place) => texting(place));
  const healthy = await startSubject(requests);
  const hanging = await startSubject(requests, { hanging: true });
  const p99: number[][] = [[], []];
  for (const { app } of [healthy, hanging]) await volley(app.port, commands(300), 8);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, { app }] of [healthy, hanging].entries()) {
      p99[place]?.push(quantile((await volley(app.port, commands(400), 8)).latencies, 0.99));
    }
  }
  await Promise.all([healthy.close(), hanging.close()]);
  const [well = 0, ill = 0] = p99.map(median);
  return [
    atMost('p99 of the acknowledgement with Stripe and Twilio hanging, against healthy', ill / well, ' times', 1.2, {
      'hanging ms': ill,
      'healthy ms': well,
    }),
  ];
}
