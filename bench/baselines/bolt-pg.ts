/**
 * What a good engineer would write for the work of our acknowledgement: Bolt on its Express receiver, the same look-ups
 * and one durable insert in PostgreSQL, the same confirmation for an answer. Its argument: where the server listens.
 */
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { poolAt } from './pg.ts';

const pool = poolAt(process.argv[2] ?? '');
await pool.query(`
  CREATE TABLE companies (id text PRIMARY KEY, name text NOT NULL);
  CREATE TABLE members (company text, id text, name text, PRIMARY KEY (company, id));
  CREATE TABLE customers (id text PRIMARY KEY, company text, phone text, name text, UNIQUE (company, phone));
  CREATE TABLE requests (id text PRIMARY KEY, company text, reference text, doc jsonb);
  CREATE INDEX ON requests (company, reference);
  CREATE TABLE invoices (id text PRIMARY KEY, company text, reference text, doc jsonb);
  CREATE INDEX ON invoices (company, reference);
  CREATE TABLE drafts (id text PRIMARY KEY, company text, key text, doc jsonb, created timestamptz, UNIQUE (company, key));
  INSERT INTO companies VALUES ('TBENCH', 'Garage');
  INSERT INTO members VALUES ('TBENCH', 'UBENCH', 'Marc');
`);
const rows = async (name: string, text: string, ...values: unknown[]) =>
  (await pool.query({ name, text, values })).rows as Record<string, string>[];

/** Company and member are remembered for five seconds, as ours are. */
const known = new Map<string, { until: number; name: string }>();
async function memberOf(company: string, id: string): Promise<string> {
  const there = known.get(id);
  if (there && there.until > Date.now()) return there.name;
  const text = 'SELECT m.name FROM companies c JOIN members m ON m.company = c.id WHERE c.id = $1 AND m.id = $2';
  const [member] = await rows('member', text, company, id);
  const name = member?.name ?? '';
  known.set(id, { until: Date.now() + 5_000, name });
  return name;
}

const receiver = new ExpressReceiver({ signingSecret: 'bench-secret', endpoints: '/slack/commands' });
const app = new App({ token: 'xoxb-bench', receiver, logLevel: LogLevel.ERROR, botId: 'B1', botUserId: 'U1' });
app.command('/quickpay', async ({ ack, command }) => {
  const [typed = '', amount = '', reference = ''] = command.text.split(' ');
  const phone = parsePhoneNumberFromString(typed, 'CA');
  if (!phone?.isValid()) return ack('?');
  const company = command.team_id;
  const [member, [customer], requests, invoices] = await Promise.all([
    memberOf(company, command.user_id),
    rows('customer', 'SELECT * FROM customers WHERE company = $1 AND phone = $2', company, phone.number),
    rows('requests', 'SELECT doc FROM requests WHERE company = $1 AND reference = $2 LIMIT 10', company, reference),
    rows('invoices', 'SELECT doc FROM invoices WHERE company = $1 AND reference = $2 LIMIT 10', company, reference),
  ]);
  const [id, message] = [crypto.randomUUID(), `Bonjour, votre facture ${reference} de ${amount} $ : {lien}`];
  const draft = { member, customer: customer?.id ?? phone.number, amount, reference, message, language: 'auto' };
  const text = 'INSERT INTO drafts VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING';
  await rows('draft', text, id, company, command.trigger_id, JSON.stringify(draft));
  await ack({
    response_type: 'ephemeral',
    text: message,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: `Envoyer ${amount} $ ?` } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*${customer?.name ?? phone.formatNational()}*\n${reference}` },
      },
      { type: 'section', text: { type: 'mrkdwn', text: `> ${message}` } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${requests.length + invoices.length}` }] },
      {
        type: 'actions',
        elements: ['send', 'edit', 'cancel'].map((what) => ({
          ...{ type: 'button' as const, action_id: what, value: id },
          text: { type: 'plain_text' as const, text: what },
        })),
      },
    ],
  });
});
const server = (await app.start(0)) as unknown as { address(): { port: number } };
process.send?.(server.address().port);
