/** Sends signed requests over kept-alive connections and measures how long each answer takes. */
import { createHmac } from 'node:crypto';
import { type Line, openLine } from './line.ts';

export interface Shot {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Volley {
  perSecond: number;
  /** Milliseconds from sending to the whole answer, sorted. */
  latencies: number[];
}

/** Open and not in use, by port. */
const idle = new Map<number, Line[]>();

/** One request; gives its milliseconds. Rejects on anything but 200. */
export async function fire(port: number, { path, headers, body }: Shot): Promise<number> {
  const lines = idle.get(port) ?? [];
  idle.set(port, lines);
  const fields = Object.entries({ host: '127.0.0.1', ...headers, 'content-length': String(Buffer.byteLength(body)) });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const request = `POST ${path} HTTP/1.1\r\n${head}\r\n${body}`;
  let line = lines.pop();
  while (line && !line.open) line = lines.pop();
  line ??= await openLine(port);
  const started = performance.now();
  const status = await line.ask(request);
  const took = performance.now() - started;
  lines.push(line);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return took;
}

/** Pay is pressed on the page behind a link; gives the status, whenever it comes. */
export async function pay(port: number, link: string): Promise<number> {
  const line = await openLine(port);
  return line.ask(`POST /p/${link}/checkout HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 0\r\n\r\n`);
}

/** All shots, `width` at a time. They are made beforehand, so that signing them costs the server nothing. */
export async function volley(port: number, shots: Shot[], width = 32): Promise<Volley> {
  const latencies: number[] = [];
  const waiting = [...shots];
  const started = performance.now();
  const lines = Array.from({ length: width }, async () => {
    for (let shot = waiting.pop(); shot; shot = waiting.pop()) latencies.push(await fire(port, shot));
  });
  await Promise.all(lines);
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: shots.length / seconds, latencies: latencies.sort((a, b) => a - b) };
}

export const quantile = (sorted: number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
export const median = (values: number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** A `/quickpay` command as Slack signs it; each `id` is another command. */
export function command(
  id: string,
  text: string,
  { team, user, channel, answersAt }: { team: string; user: string; channel: string; answersAt: string },
): Shot {
  const fields = {
    token: 'x',
    team_id: team,
    team_domain: 'bench',
    channel_id: channel,
    channel_name: 'service',
    user_id: user,
    user_name: 'bench',
    command: '/quickpay',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: answersAt,
    trigger_id: id,
  };
  const body = new URLSearchParams(fields).toString();
  const time = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac('sha256', 'bench-secret').update(`v0:${time}:${body}`).digest('hex')}`;
  return {
    path: '/slack/commands',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': signature,
    },
  };
}

/** A `charge.succeeded` as Stripe signs it. */
export function payment(id: string, about: { companyId: string; requestId: string }, amount: number): Shot {
  const created = Math.floor(Date.now() / 1000);
  const details = { type: 'card', card: { brand: 'visa', last4: '4242', wallet: { type: 'apple_pay' } } };
  const charge = {
    id: `ch_${id}`,
    object: 'charge',
    amount,
    amount_captured: amount,
    currency: 'cad',
    status: 'succeeded',
    paid: true,
    captured: true,
    created,
    metadata: about,
    payment_intent: `pi_${id}`,
    payment_method_details: details,
    filler: 'x'.repeat(1200),
  };
  const body = JSON.stringify({
    id: `evt_${id}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created,
    type: 'charge.succeeded',
    livemode: false,
    data: { object: charge },
  });
  const signature = createHmac('sha256', 'whsec_bench').update(`${created}.${body}`).digest('hex');
  return {
    path: '/stripe/webhook',
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${created},v1=${signature}` },
  };
}
