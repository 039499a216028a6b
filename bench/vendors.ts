/** The least a vendor can answer, so that what is measured is the app. Notes when Slack is called about what. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Vendors {
  url: string;
  /** By message id of the card: when Slack was first called about it, on `performance.now()`'s clock. */
  called: Map<string, number>;
  /** By channel or phone number: when the first message, or the text, went there. */
  reached: Map<string, number>;
  close(): void;
}

/** With `hanging`, Stripe and Twilio take every call and never answer; Slack answers. */
export async function startVendors({ hanging = false } = {}): Promise<Vendors> {
  const called = new Map<string, number>();
  const reached = new Map<string, number>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const [url, form] = [request.url ?? '', new URLSearchParams(Buffer.concat(parts).toString())];
      const isSlack = url.startsWith('/slack/');
      if (hanging && !isSlack) return;
      const ts = form.get('ts') ?? form.get('thread_ts');
      if (isSlack && ts && !called.has(ts)) called.set(ts, performance.now());
      const place = form.get('channel') ?? form.get('To');
      if (place && !reached.has(place)) reached.set(place, performance.now());
      response.setHeader('content-type', 'application/json');
      if (isSlack) response.end(JSON.stringify(answerOf(url, form)));
      else
        response.end(
          JSON.stringify({
            sid: `SM${'0'.repeat(32)}`,
            status: 'queued',
            messages: [],
            data: [],
            has_more: false,
            object: 'list',
            ...(url.includes('/checkout/sessions') ? SESSION : {}),
          }),
        );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    called,
    reached,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** By method: who the app is, and who types. */
function answerOf(url: string, form: URLSearchParams): object {
  if (url.endsWith('auth.test')) return WHO;
  if (url.endsWith('users.info')) return { ok: true, user: { ...MARC, id: form.get('user') } };
  return { ok: true, ts: '1.000001', channel: form.get('channel') };
}

const MARC = { team_id: 'TBENCH', name: 'marc', locale: 'fr-CA', is_restricted: false, profile: { real_name: 'Marc' } };

const SESSION = {
  id: 'cs_test_bench',
  object: 'checkout.session',
  url: 'https://checkout.example/pay',
  expires_at: Math.floor(Date.now() / 1000) + 86_400,
};

const WHO = {
  ok: true,
  url: 'https://bench.slack.com/',
  team: 'Bench',
  user: 'quittance',
  team_id: 'TBENCH',
  user_id: 'UBOT',
  bot_id: 'BBOT',
};
