import { parseArgs } from 'node:util';
import { createLog } from '../adapters/log.ts';
import { reachEmbeddedStore, startEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { createStripeCheckout } from '../adapters/stripe/checkout.ts';
import { mountStripe } from '../adapters/stripe/webhook.ts';
import { createTwilioSms } from '../adapters/twilio/sms.ts';
import { mountTwilio } from '../adapters/twilio/webhook.ts';
import { listen } from '../adapters/web/listening.ts';
import { mountPages } from '../adapters/web/pages.ts';
import { createWeb, finishWeb, type Web } from '../adapters/web/server.ts';
import { presentMessage, presentShown } from '../cards/present.ts';
import { type App, createApp } from './app.ts';
import { type Config, explain, parseConfig } from './config.ts';
import { randomId } from './kernel/ids.ts';
import { decimalOf } from './kernel/money.ts';
import { CannotStart } from './kernel/refusal.ts';
import type { Log, Ports } from './ports.ts';

/** How long what is under way may take once the app was asked to stop; supervisors kill after 10 seconds or more. */
const GRACE_MS = 8_000;

/** A platform that is not configured is not loaded: Teams' SDK alone takes 150 ms of the processor. */
async function chatsOf({ slack, teams }: Config, log: Log): Promise<Ports['chats']> {
  const chats: Ports['chats'] = {};
  const parts = { present: presentMessage, log };
  if (slack) chats.slack = (await import('../adapters/slack/chat.ts')).createSlackChat(slack, parts);
  if (teams) chats.teams = (await import('../adapters/teams/chat.ts')).createTeamsChat(teams, parts);
  return chats;
}

/** Gives what each configured platform still has to do after its acknowledgements. */
async function mountChats({ server }: Web, config: Config, { app, log }: { app: App; log: Log }) {
  const { slack, teams, publicUrl } = config;
  const mounted: { idle(): Promise<void> }[] = [];
  const parts = { app, log, present: presentShown };
  if (slack) mounted.push((await import('../adapters/slack/mount.ts')).mountSlack(server, { ...parts, config: slack }));
  if (teams) {
    mounted.push((await import('../adapters/teams/mount.ts')).mountTeams(server, { ...parts, config: teams }));
    (await import('../adapters/teams/tab/mount.ts')).mountTeamsTab(server, { app, config: teams, publicUrl, log });
  }
  return mounted;
}

/**
 * The core on its adapters. `openEmbedded` is used where no MongoDB server is named: the store's thread starts while
 * the driver and the platforms' SDKs load here.
 */
async function assemble(config: Config, openEmbedded: typeof reachEmbeddedStore) {
  const log = createLog(config.logLevel);
  const [embedded, { connectStore }, chats] = await Promise.all([
    config.mongodbUri ? undefined : openEmbedded({ dataDir: config.dataDir, onFailure }).catch(cannotStart),
    import('../adapters/mongo/store.ts'),
    chatsOf(config, log),
  ]);
  const foreign = config.mongodbUri !== undefined;
  const database = await connectStore({ uri: config.mongodbUri ?? embedded?.uri ?? '', log, foreign });
  const clock = { now: () => new Date() };
  const ports: Ports = {
    store: database.store,
    chats,
    sms: createTwilioSms({ account: config.twilio, publicUrl: config.publicUrl, log }),
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
  /** An app whose store has stopped must not seem to work. */
  function onFailure(error: Error): void {
    log.error('the store stopped', { error });
    process.exit(1);
  }
  async function close(): Promise<void> {
    await app.stop();
    await database.close();
    await embedded?.close();
  }
  return { app, clock, log, ready: database.ready, close };
}

async function start(config: Config): Promise<void> {
  const { app, clock, log, ready, close } = await assemble(config, startEmbeddedStore);
  const web = createWeb({ ready, operatorToken: config.operatorToken, trustedProxies: config.trustedProxies });
  const mounted = await mountChats(web, config, { app, log });
  mountStripe(web.server, { app, account: config.stripe, log, count: web.count });
  mountTwilio(web.server, {
    app,
    account: config.twilio,
    publicUrl: config.publicUrl,
    log,
    count: web.count,
  });
  mountPages(web, { app, clock, log, payAt: [config.stripe.apiUrl ?? 'https://checkout.stripe.com'] });
  finishWeb(web, log);

  const listening = await listen(web.server, config.port).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  app.start();
  log.info('listening', { port: config.port, publicUrl: config.publicUrl });

  async function stop(): Promise<void> {
    log.info('stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    await listening.close();
    await Promise.all(mounted.map((chat) => chat.idle()));
    await close();
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
}

const DAY_MS = 86_400_000;
/** Stripe keeps its events for 30 days. */
const MOST_DAYS = 30;
const LEFT = 'The log says which and why: look at each in Stripe (Developers > Events) and see to its request by hand.';

/** What could not be looked at to the end is said, and is the end of nothing else. */
const toTheEnd = (vendor: string, setting: string) => (error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(
    `${vendor}'s list could not be read to its end: ${String(error)}. What was found is taken. Check ${setting} and the connection, then run it again.\n`,
  );
};

/** What was found is said under a title; `left`: what somebody has to see to. */
interface Section {
  title: string;
  lines: string[];
  left?: string;
}

async function reconcilePayments(app: App, since: Date): Promise<Section> {
  const reconciled = await app.reconcile(since).catch(toTheEnd('Stripe', 'STRIPE_SECRET_KEY'));
  const { found, others, skipped } = reconciled ?? { found: [], others: 0, skipped: 0 };
  const left = `${skipped} ${skipped === 1 ? 'event' : 'events'} of ours could not be taken. ${LEFT}`;
  return {
    title: 'What Stripe had not told us of, now taken',
    lines: [
      ...found.map(
        ({ reference, amount, paymentId }) => `${reference}: ${decimalOf(amount)} ${amount.currency}, ${paymentId}`,
      ),
      ...(others > 0 ? [`refunds, disputes and failed debits, told in their rooms: ${others}`] : []),
    ],
    ...(skipped > 0 && { left }),
  };
}

async function reconcileTexts(app: App, since: Date): Promise<Section> {
  const missed = await app.reconcileTexts(since).catch(toTheEnd('Twilio', 'TWILIO_AUTH_TOKEN'));
  const { texts, reports } = missed ?? { texts: [], reports: [] };
  return {
    title: 'Texts that Twilio had not told us of, now taken',
    lines: [
      ...texts.map(({ from, at }) => `from ${from}, ${at.toISOString()}`),
      ...reports.map((one) => `ours for ${one.reference}: ${one.state}${one.failure ? `, ${one.failure}` : ''}`),
    ],
  };
}

/** For the operator, whether the app runs or not: looks for what Stripe and Twilio told in vain, and says what it found. */
async function reconcile(config: Config, days: number): Promise<void> {
  const { app, clock, close } = await assemble(config, reachEmbeddedStore);
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  const sections = [await reconcilePayments(app, since), await reconcileTexts(app, since)];
  await app.deliverDue();
  await close();
  const found = sections.filter(({ lines }) => lines.length > 0);
  const titled = found.length > 0 || process.exitCode ? found : [{ title: 'Nothing was missing', lines: [] }];
  const said = titled.flatMap(({ title, lines }) => [`${title} (last ${days} days).`, ...lines]);
  const left = sections.flatMap((section) => section.left ?? []);
  for (const line of [...said, ...left]) process.stdout.write(`${line}\n`);
}

/** What the embedded store says of itself is a sentence for the operator already. */
function cannotStart(cause: Error): never {
  throw new CannotStart(cause.message, cause);
}

/** Ends with one sentence: what stands in a stack is no help to whoever starts the app. */
function giveUp(error: unknown): never {
  if (!(error instanceof CannotStart)) createLog('error').error('the app could not start', { error });
  process.stderr.write(error instanceof CannotStart ? `${error.message}\n` : `The app could not start: ${error}.\n`);
  process.exit(1);
}

const { values: typed, positionals } = parseArgs({
  options: { days: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const days = Number(typed.days);
const read = parseConfig(process.env);
if ('problems' in read) {
  process.stderr.write(`${explain(read.problems)}\n`);
  process.exitCode = 1;
} else if (positionals[0] !== 'reconcile') {
  await start(read.config).catch(giveUp);
} else if (days >= 1 && days <= MOST_DAYS) {
  await reconcile(read.config, days).catch(giveUp);
} else {
  process.stderr.write(`--days takes a number from 1 to ${MOST_DAYS}.\n`);
  process.exitCode = 1;
}
