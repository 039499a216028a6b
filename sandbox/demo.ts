/** `npm run demo`: everything on one machine, no account anywhere. `--keep` keeps the data for the next time. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo } from './demo/demo.ts';

const KEPT_IN = join(import.meta.dirname, '..', '.data', 'demo');

const { values } = parseArgs({
  options: { keep: { type: 'boolean' }, verbose: { type: 'boolean' }, port: { type: 'string' } },
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const demo = await startDemo({
  ...(values.port ? { port: Number(values.port) } : {}),
  ...(values.keep ? { dataDir: KEPT_IN } : {}),
  ...(values.verbose ? { onLine: print } : {}),
});

print(`
  Quittance · Garage Boréal

  Ouvrez / Open:  ${demo.url}

  Tapez /invoice tremblay dans Slack ou dans Teams, ajoutez RO4821, envoyez, puis payez sur le téléphone.
  Type /invoice macleod in Slack or in Teams, add an invoice, send it, then pay on the customer’s phone.

  Ctrl+C : arrêter / stop
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await demo.close();
  });
}
