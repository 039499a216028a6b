/** express and `constructEvent`; with DATA_DIR set, one SQLite commit on disk per event, otherwise nothing is stored. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import Stripe from 'stripe';

const folder = process.argv[2];
const database = folder ? new DatabaseSync(join(folder, 'events.sqlite')) : undefined;
database?.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events (id TEXT PRIMARY KEY, body TEXT)',
);
const insert = database?.prepare('INSERT OR IGNORE INTO events VALUES (?, ?)');

const app = express();
app.post('/stripe/webhook', express.raw({ type: () => true }), (request, response) => {
  const event = Stripe.webhooks.constructEvent(request.body, request.get('stripe-signature') ?? '', 'whsec_bench');
  insert?.run(event.id, request.body.toString());
  response.send('taken');
});
const server = app.listen(0, () => process.send?.((server.address() as { port: number }).port));
