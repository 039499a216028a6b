// A server of its own that is asked for everything for the first time while it has no file descriptors to spare but as
// many as told, and again once it has. Says what it answered, as one line of JSON: see starved-server.test.ts.
import { closeSync, openSync, writeSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { mountTeams } from '../../adapters/teams/mount.ts';
import { mountTeamsTab } from '../../adapters/teams/tab/mount.ts';
import { connect } from '../../adapters/twilio/client.ts';
import { mountPages } from '../../adapters/web/pages.ts';
import { createWeb, finishWeb } from '../../adapters/web/server.ts';
import { presentShown } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { silentLog } from '../fixtures/fakes.ts';

const [spare = '0'] = process.argv.slice(2);
const app = { page: async () => undefined } as Partial<App> as App;
const id = '11111111-2222-3333-4444-555555555555';
const config: TeamsConfig = { appId: id, tenantId: id, password: 'x', type: 'SingleTenant' };
const publicUrl = 'https://pay.example.com';
const twilio = connect({ accountSid: `AC${'0'.repeat(32)}`, authToken: 'x' });

const web = createWeb({ ready: async () => undefined });
mountTeams(web.server, { app, config, log: silentLog, present: presentShown });
/** Nothing is drawn here. */
const EDITING = { opens: 'settings', draw: async () => ({ html: '', policy: '' }) };

mountTeamsTab(web.server, { app, config, publicUrl, log: silentLog, present: presentShown, ...EDITING });
mountStripe(web.server, {
  app,
  account: { secretKey: 'sk_test_x', webhookSecret: 'whsec_x' },
  log: silentLog,
  count: web.count,
});
web.server.get('/texts', async (_, response) => void response.send(String((await twilio()).accountSid)));
mountPages(web, {
  app,
  clock: { now: () => new Date() },
  log: silentLog,
  payAt: ['https://checkout.stripe.com'],
  publicUrl: 'https://pay.example',
});
finishWeb(web, silentLog);
const server = web.server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
server.keepAliveTimeout = 60_000;
const { port } = server.address() as AddressInfo;

// One connection, which is there before the descriptors are gone.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
  new Promise<string>((resolve, reject) => {
    const asked = request({ port, path, agent, headers, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        const inside = /node_modules|EMFILE| {4}at /.test(Buffer.concat(parts).toString()) ? ' with its inside' : '';
        resolve(`${answer.statusCode}${inside}`);
      });
    });
    asked.on('error', reject).end(body);
  });

const askAll = async () => ({
  page: await ask('/p/nothing'),
  elsewhere: await ask('/nothing'),
  stripe: await ask('/stripe/webhook', { 'stripe-signature': `t=${Math.floor(Date.now() / 1000)},v1=00` }, '{}'),
  teams: await ask('/api/messages', { authorization: 'Bearer a.b.c' }, '{}'),
  tab: await ask('/teams/tab'),
  twilio: await ask('/texts'),
});

await ask('/healthz');
const held: number[] = [];
for (let free = true; free; ) {
  try {
    held.push(openSync('/dev/null', 'r'));
  } catch {
    free = false; // all are taken
  }
}
const giveUp = (many: number) => {
  for (const descriptor of held.splice(0, many)) closeSync(descriptor);
};
giveUp(Number(spare));
const starved = await askAll();
giveUp(held.length);
const fed = await askAll();
writeSync(1, `${JSON.stringify({ starved, fed })}\n`);
process.exit(0);
