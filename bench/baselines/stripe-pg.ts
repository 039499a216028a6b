/**
 * What a good engineer would write for the work of our webhook: express, `constructEvent`, and one transaction in
 * PostgreSQL that remembers the event, settles its request and notes what must follow. Its arguments: where the server
 * listens, and how many requests there are to be paid.
 */
import express from 'express';
import Stripe from 'stripe';
import { poolAt } from './pg.ts';

const [host = '', count = '0'] = process.argv.slice(2);
const pool = poolAt(host);
await pool.query(`
  CREATE TABLE events (id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE requests (id text PRIMARY KEY, company text NOT NULL, status text NOT NULL, doc jsonb NOT NULL);
  CREATE TABLE outbox (id bigserial PRIMARY KEY, request text NOT NULL, what text NOT NULL, due timestamptz NOT NULL);
  CREATE INDEX ON outbox (due);
  INSERT INTO requests SELECT 'pay_bench' || n, 'com_bench', 'open', jsonb_build_object('amount', 12550, 'payments',
    '[]'::jsonb, 'message', repeat('x', 1200)) FROM generate_series(0, ${Number(count)}) n;
`);

async function settle(event: Stripe.Event): Promise<void> {
  const charge = event.data.object as Stripe.Charge;
  const client = await pool.connect();
  const run = (name: string, text: string, ...values: unknown[]) => client.query({ name, text, values });
  try {
    await client.query('BEGIN');
    const first = await run('event', 'INSERT INTO events VALUES ($1) ON CONFLICT DO NOTHING RETURNING id', event.id);
    if (first.rows.length === 1) {
      const { requestId = '' } = charge.metadata;
      const found = await run('request', 'SELECT doc FROM requests WHERE id = $1 FOR UPDATE', requestId);
      const doc = found.rows[0]?.doc as unknown as { payments: unknown[] };
      doc.payments.push({ id: charge.id, amount: charge.amount, at: charge.created });
      await run('paid', "UPDATE requests SET status = 'paid', doc = $2 WHERE id = $1", requestId, JSON.stringify(doc));
      await run('follow', "INSERT INTO outbox (request, what, due) VALUES ($1, 'card', now())", requestId);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const app = express();
app.post('/stripe/webhook', express.raw({ type: () => true }), async (request, response) => {
  await settle(Stripe.webhooks.constructEvent(request.body, request.get('stripe-signature') ?? '', 'whsec_bench'));
  response.send('taken');
});
const server = app.listen(0, () => process.send?.((server.address() as { port: number }).port));
