import { once } from 'node:events';
import { createLog } from '../adapters/log.ts';
import { startEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { connectStore } from '../adapters/mongo/store.ts';
import { createSlackChat } from '../adapters/slack/chat.ts';
import { mountSlack } from '../adapters/slack/mount.ts';
import { createStripeCheckout } from '../adapters/stripe/checkout.ts';
import { mountStripe } from '../adapters/stripe/webhook.ts';
import { createTwilioSms } from '../adapters/twilio/sms.ts';
import { mountTwilio } from '../adapters/twilio/webhook.ts';
import { mountPages } from '../adapters/web/pages.ts';
import { createWeb, finishWeb } from '../adapters/web/server.ts';
import { createApp } from './app.ts';
import { type Config, explain, parseConfig } from './config.ts';
import { randomId } from './kernel/ids.ts';
import type { Ports } from './ports.ts';

/** How long requests under way may take once the app was asked to stop; supervisors kill after 10 seconds or more. */
const GRACE_MS = 8_000;

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const embedded = config.mongodbUri ? undefined : await startEmbeddedStore({ dataDir: config.dataDir });
  const database = await connectStore({ uri: config.mongodbUri ?? embedded?.uri ?? '', log });
  const clock = { now: () => new Date() };
  const ports: Ports = {
    store: database.store,
    chats: { ...(config.slack ? { slack: createSlackChat(config.slack, log) } : {}) },
    sms: createTwilioSms(config.twilio, config.publicUrl),
    checkout: createStripeCheckout(config.stripe),
    clock,
    newId: randomId,
    log,
  };
  const app = createApp(ports, {
    publicUrl: config.publicUrl,
    textSender: config.twilio.from,
    linkSecret: config.encryptionKey,
  });

  const web = createWeb({ ready: database.ready });
  const slack = config.slack && mountSlack(web.server, { app, config: config.slack, log });
  mountStripe(web.server, { app, webhookSecret: config.stripe.webhookSecret, log, count: web.count });
  mountTwilio(web.server, {
    app,
    account: config.twilio,
    publicUrl: config.publicUrl,
    sender: config.twilio.from,
    count: web.count,
  });
  mountPages(web, { app, clock, log, payAt: [config.stripe.apiUrl ?? 'https://checkout.stripe.com'] });
  finishWeb(web, log);

  const server = web.server.listen(config.port);
  await once(server, 'listening');
  app.start();
  log.info('listening', { port: config.port, publicUrl: config.publicUrl });

  async function stop(): Promise<void> {
    log.info('stopping');
    server.close();
    server.closeIdleConnections();
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    await once(server, 'close');
    await slack?.idle();
    await app.stop();
    await database.close();
    await embedded?.close();
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
}

const read = parseConfig(process.env);
if ('problems' in read) {
  process.stderr.write(`${explain(read.problems)}\n`);
  process.exitCode = 1;
} else {
  await start(read.config);
}
