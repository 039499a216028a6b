/**
 * `npm run bench`: each figure is a ratio, measured in turns (A B A B ...) in one run, the median of its rounds.
 * `-- --json FILE` also writes the figures; `--only acknowledgement,webhook` takes these alone;
 * `--invoices 100000`, `--payments 100000` fill the store that is searched with so many instead of a million, which takes some
 * ten minutes. Sender, app (two threads) and stand-ins share the machine's cores, so the
 * rates behind a ratio are for that machine; on a busy one only a repeated verdict means something.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { acknowledgement, hangingVendors } from './acknowledgement.ts';
import { busyRoom } from './delivery.ts';
import { openingTheApp } from './desk.ts';
import { besideExport } from './export.ts';
import type { Figure } from './figure.ts';
import { besideFirstSync } from './first-sync.ts';
import { invoices } from './invoices.ts';
import { lookingThrough } from './ledger.ts';
import { memoryUnderLoad } from './memory.ts';
import { eventToRoom, webhook } from './payments.ts';
import { printing, printingWhileKilled } from './pdf.ts';
import { acknowledgementBesidePostgres, webhookBesidePostgres } from './same-work.ts';
import { startUp } from './start-up.ts';
import { texts } from './texts.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    invoices: { type: 'string' },
    payments: { type: 'string' },
  },
});
const figures: Figure[] = [];
const lookingThroughPayments = () => lookingThrough(Number(values.payments ?? 1_000_000));
const findingInvoices = () => invoices(Number(values.invoices ?? 1_000_000));
const acknowledgementOfPeer = () => acknowledgementBesidePostgres(process.env.PGBIN);
const webhookOfPeer = () => webhookBesidePostgres(process.env.PGBIN);
const measures = [
  ...[acknowledgement, webhook, eventToRoom, hangingVendors, busyRoom, openingTheApp, startUp, memoryUnderLoad],
  ...[acknowledgementOfPeer, webhookOfPeer],
  ...[printing, printingWhileKilled, besideFirstSync, findingInvoices, lookingThroughPayments, besideExport, texts],
];
const only = values.only?.split(',');
for (const measure of measures.filter(({ name }) => !only || only.includes(name))) {
  for (const figure of await measure()) {
    figures.push(figure);
    const verdict = figure.met ? 'met   ' : 'MISSED';
    process.stdout.write(`${verdict}  ${figure.what}\n        ${figure.result}   (goal: ${figure.goal})\n`);
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);
