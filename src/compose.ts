import { csvOf } from '../adapters/csv/write.ts';
import { createLog } from '../adapters/log.ts';
import { sealsIn } from '../adapters/machine/audit-seals.ts';
import { reachEmbeddedStore, startEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { isThere, travelsWithApp } from '../adapters/pdf/chromium.ts';
import { createPrinter } from '../adapters/pdf/printer.ts';
import { createPictures } from '../adapters/pictures/logo.ts';
import type { Installing } from '../adapters/slack/installing.ts';
import { createSmtpMail } from '../adapters/smtp/mail.ts';
import { createSealMail } from '../adapters/smtp/seals.ts';
import { createStripeCheckout } from '../adapters/stripe/checkout.ts';
import { stripeCheck } from '../adapters/stripe/entering.ts';
import { createStripeEvidence } from '../adapters/stripe/evidence.ts';
import { createStripePayouts } from '../adapters/stripe/payouts.ts';
import { mountStripe } from '../adapters/stripe/webhook.ts';
import { twilioCheck } from '../adapters/twilio/entering.ts';
import { createTwilioSms } from '../adapters/twilio/sms.ts';
import { mountTwilio } from '../adapters/twilio/webhook.ts';
import { mountAuditFile } from '../adapters/web/audit-file.ts';
import { mountCharts } from '../adapters/web/charts.ts';
import { mountDossiers } from '../adapters/web/dossiers.ts';
import { mountEvidence } from '../adapters/web/evidence.ts';
import { mountExports } from '../adapters/web/exports.ts';
import { pageHeaders } from '../adapters/web/headers.ts';
import { listen } from '../adapters/web/listening.ts';
import { mountMemberPapers } from '../adapters/web/member-papers.ts';
import { mountPages } from '../adapters/web/pages.ts';
import { mountPictures } from '../adapters/web/pictures.ts';
import { createPreviewDrawer, type DrawPreview, mountPreviews } from '../adapters/web/previews.ts';
import { proofWith } from '../adapters/web/proof.ts';
import { createWeb, finishWeb, type Web } from '../adapters/web/server.ts';
import { loadTemplates } from '../adapters/web/templates.ts';
import { xlsxOf } from '../adapters/xlsx/write.ts';
import { zipOf } from '../adapters/zip/pack.ts';
import { presentMessage, presentShown } from '../cards/present.ts';
import { BOT_SCOPES } from '../manifests/slack.ts';
import { createApp } from './app.ts';
import { accountsAt } from './company/accounts.ts';
import { oneTextSender } from './company/text-senders.ts';
import type { Config } from './config.ts';
import type { Paper } from './documents/paper.ts';
import { randomId } from './kernel/ids.ts';
import { CannotStart } from './kernel/refusal.ts';
import type { Clock, Log, Ports, Printer, Store } from './ports.ts';
import { announcersIn, oldestDue } from './promises/lateness.ts';

export { createLog } from '../adapters/log.ts';

/** What reads a file of invoices, loaded when there is one. */
export const readSheet = async () => (await import('../adapters/csv/read.ts')).readCsv;

/** Files of audit logs, loaded when one is looked through. */
export const auditFiles = () => import('../adapters/machine/audit-seals.ts');

/** Backups of the embedded database, loaded when one is made or put back. */
export const backups = () => import('../adapters/mongo/backups.ts');

/** A platform that is not configured is not loaded: Teams' SDK alone takes 150 ms of the processor. */
async function loadChats({ slack, teams }: Config) {
  const [slackChat, named, installed, teamsChat] = await Promise.all([
    slack && import('../adapters/slack/chat.ts'),
    slack && import('../adapters/slack/workspaces.ts'),
    slack?.oauth && import('../adapters/slack/installed.ts'),
    teams && import('../adapters/teams/chat.ts'),
  ]);
  return { slackChat, named, installed, teamsChat };
}

/** The platforms, once there is a store that knows where people have installed the app. */
function chatsOf(
  { slackChat, named, installed, teamsChat }: Awaited<ReturnType<typeof loadChats>>,
  { slack, teams }: Config,
  { store: { installations }, ...parts }: { store: Store; clock: Clock; log: Log },
) {
  const chats: Ports['chats'] = {};
  const drawn = { ...parts, present: presentMessage };
  let workspaces = slack && named?.namedWorkspaces(slack, parts.log);
  if (workspaces && installed)
    workspaces = installed.withInstalled(workspaces, { ...parts, installations, apiUrl: slack?.apiUrl });
  if (slack && workspaces) chats.slack = slackChat?.createSlackChat(slack, { ...drawn, workspaces });
  if (teams) chats.teams = teamsChat?.createTeamsChat(teams, drawn);
  return { chats, workspaces };
}

/** What prints papers; undefined, and said, where there is no browser for it. It starts when the first is wanted. */
function printerOf({ chromiumPath: path, dataDir }: Config, log: Log): Printer | undefined {
  if (path && !isThere(path))
    log.error('CHROMIUM_PATH leads to no program: no document is printed until it does', { path });
  if (path || travelsWithApp())
    return createPrinter({ ...(path ? { path } : {}), cacheDir: `${dataDir}/printer` }, log);
  log.warn('no browser comes with the app for this machine, so nothing is printed as PDF: set CHROMIUM_PATH to one');
  return undefined;
}

/** A dealer system that is not configured is not loaded. */
async function sourcesOf({ fortellis }: Config, parts: { clock: Clock; log: Log }): Promise<Ports['sources']> {
  return fortellis ? [(await import('../adapters/cdk/source.ts')).createCdkSource(fortellis, parts)] : [];
}

/** What lets people add the app to their own Slack. */
function installingOf(
  { slack, publicUrl }: Config,
  { installations, tickets, clock }: Composed,
): Installing | undefined {
  if (!slack?.oauth) return undefined;
  const page: Installing['page'] = async (said, link) => (await loadTemplates()).notice(said, link);
  const parts = { publicUrl, installations, tickets, clock, page, headers: pageHeaders([]), apiUrl: slack.apiUrl };
  return { ...slack.oauth, ...parts, scopes: Object.keys(BOT_SCOPES) };
}

/** Gives what each configured platform still has to do after its acknowledgements. */
async function mountChats({ server }: Web, config: Config, composed: Composed, draw: DrawPreview) {
  const { slack, teams, publicUrl } = config;
  const { app, log, workspaces } = composed;
  const mounted: { idle(): Promise<void> }[] = [];
  const parts = { app, log, present: presentShown };
  if (slack && workspaces) {
    const { mountSlack } = await import('../adapters/slack/mount.ts');
    const installing = slack.oauth && installingOf(config, composed);
    mounted.push(mountSlack(server, { ...parts, config: slack, workspaces, ...(installing && { installing }) }));
  }
  if (teams) {
    const mount = (await import('../adapters/teams/mount.ts')).mountTeams(server, { ...parts, config: teams });
    mounted.push(mount);
    const tab = { ...parts, config: teams, publicUrl, meet: mount.meet, keepUp: mount.keepUp, draw, opens: 'settings' };
    (await import('../adapters/teams/tab/mount.ts')).mountTeamsTab(server, tab);
  }
  return mounted;
}

/** How the embedded database is opened, where no MongoDB server is named. */
const OPENINGS = { serving: startEmbeddedStore, beside: reachEmbeddedStore };

/** The app, and what it takes to run it. */
export type Composed = Awaited<ReturnType<typeof compose>>;

/**
 * The core on its adapters. `as`: the one that serves, or a command that may run beside it. The store's thread starts
 * while the driver and the platforms' SDKs load here. `isNewKey`: the links made with another may end. Throws
 * `CannotStart`.
 */
export async function compose(config: Config, as: keyof typeof OPENINGS, { isNewKey = false } = {}) {
  const log = createLog(config.logLevel);
  const [embedded, { connectStore }, loaded] = await Promise.all([
    config.mongodbUri ? undefined : OPENINGS[as]({ dataDir: config.dataDir, onFailure }).catch(cannotStart),
    import('../adapters/mongo/store.ts'),
    loadChats(config),
  ]);
  const foreign = config.mongodbUri !== undefined;
  const uri = config.mongodbUri ?? embedded?.uri ?? '';
  const key = { bytes: config.encryptionKey, secrets: config.secretsKeys, isNew: isNewKey };
  const database = await connectStore({ uri, line: embedded?.line, log, key, foreign });
  const clock = { now: () => new Date() };
  const printer = printerOf(config, log);
  const { chats, workspaces } = chatsOf(loaded, config, { store: database.store, clock, log });
  const own = accountsAt(database.store.accounts, { stripe: config.stripe.apiUrl, twilio: config.twilio.apiUrl });
  const ports: Ports = {
    store: database.store,
    chats,
    sms: createTwilioSms({ account: config.twilio, own: own.twilio, publicUrl: config.publicUrl, log }),
    checkout: createStripeCheckout(config.stripe, own.stripe),
    payingOut: createStripePayouts(config.stripe, own.stripe),
    evidence: createStripeEvidence(config.stripe, own.stripe),
    ...(printer ? { printer } : {}),
    ...(config.smtp ? { mail: createSmtpMail(config.smtp) } : {}),
    sources: await sourcesOf(config, { clock, log }),
    sheets: { read: async (...asked) => (await readSheet())(...asked) },
    pictures: createPictures(),
    accountChecks: { stripe: stripeCheck(config.stripe), twilio: twilioCheck(config.twilio.apiUrl) },
    sealKeeper: sealsIn(config.dataDir),
    ...(config.smtp && config.auditSealsTo ? { sealSender: createSealMail(config.smtp, config.auditSealsTo) } : {}),
    clock,
    newId: randomId,
    log,
  };
  const app = createApp(ports, {
    publicUrl: config.publicUrl,
    textSenders: oneTextSender(config.twilio.from),
    linkSecret: config.encryptionKey,
  });
  /** An app whose store has stopped must not seem to work. */
  function onFailure(error: Error): void {
    log.error('the store stopped', { error });
    process.exit(1);
  }
  async function close(): Promise<void> {
    await app.stop();
    await printer?.close();
    await database.close();
    await embedded?.close();
  }
  const late = () => oldestDue(announcersIn(database.store), clock.now());
  const { ready, reseal, store } = database;
  const told = { ready, reseal, oldestDue: late, installations: store.installations, tickets: store.tickets };
  return { app, own, clock, log, workspaces, ...told, close };
}

/** Its fonts and templates are loaded with the first paper that is looked at. */
const drawPaper = async (paper: Paper) => (await import('../adapters/pdf/paper-html.ts')).paperHtml(paper);

/** What the embedded store says of itself is a sentence for the operator already. */
function cannotStart(cause: Error): never {
  throw new CannotStart(cause.message, cause);
}

export interface Serving {
  /** Says to whoever asks that it is about to stop, and goes on answering. */
  leave(): void;
  /** Takes no more, and ends what is under way. */
  close(): Promise<void>;
}

/** Everything that is reached by HTTP, listening. Throws `CannotStart`. */
export async function serve(config: Config, composed: Composed): Promise<Serving> {
  const { app, own, clock, log, ready, oldestDue } = composed;
  const { operatorToken, trustedProxies, encryptionKey } = config;
  const web = createWeb({ ready, oldestDue, operatorToken, trustedProxies, proof: proofWith(encryptionKey) });
  const draw = createPreviewDrawer({ clock, drawPaper });
  const chats = await mountChats(web, config, composed, draw);
  const counted = { app, log, count: web.count };
  mountStripe(web.server, { ...counted, account: config.stripe, own: own.stripe });
  mountTwilio(web.server, { ...counted, account: config.twilio, own: own.twilio, publicUrl: config.publicUrl });
  mountPreviews(web.server, app, draw);
  const payAt = [config.stripe.apiUrl ?? 'https://checkout.stripe.com'];
  mountMemberPapers(web.server, { app, log, drawPaper });
  mountPictures(web.server, app);
  mountEvidence(web.server, { app, log });
  mountAuditFile(web.server, { app, log });
  mountDossiers(web.server, { app, log, pack: zipOf, csv: csvOf });
  mountCharts(web.server, { app });
  mountExports(web.server, { app, log, writers: { csv: csvOf, xlsx: xlsxOf } });
  mountPages(web, { app, clock, log, payAt, publicUrl: config.publicUrl, operator: config.operator });
  finishWeb(web, log);
  const listening = await listen(web.server, config.port);
  return {
    leave: web.leave,
    async close() {
      await listening.close();
      await Promise.all(chats.map((chat) => chat.idle()));
    },
  };
}
