import { createLog } from '../adapters/log.ts';
import { isEmbeddedStoreIn, reachEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { checkPublicUrl } from '../adapters/web/proof.ts';
import { BOT_SCOPES } from '../manifests/slack.ts';
import type { Config } from './config.ts';
import { doubtful, type Finding, failing, well } from './kernel/finding.ts';
import type { Log, Store } from './ports.ts';
import { announcersIn, oldestDue } from './promises/lateness.ts';

/** Where the vendors' clocks are asked for the time. */
const CLOCK_AT = 'https://api.stripe.com';
const LATE_MS = 5 * 60_000;

type Look = () => Promise<Finding | Finding[]>;

/** Everything that can be looked at of an installation, each by itself; nothing is changed. */
export function checkups(config: Config): Look[] {
  const { slack, teams, stripe, twilio, smtp, fortellis, publicUrl, dataDir } = config;
  const log = createLog('silent');
  const slackToken = slack?.botToken ? { ...slack, botToken: slack.botToken } : undefined;
  const scopes = Object.keys(BOT_SCOPES);
  // Where a test key is no oversight, the address is no real one either.
  const isProduction = publicUrl.startsWith('https:');
  const looks: (Look | undefined)[] = [
    async () => (await import('../adapters/machine/checkup.ts')).checkNode(),
    async () => (await import('../adapters/machine/checkup.ts')).checkDisk(dataDir),
    async () =>
      (await import('../adapters/machine/checkup.ts')).checkClock(stripe.apiUrl ?? CLOCK_AT, () => new Date()),
    () => checkPublicUrl(publicUrl, config.encryptionKey),
    () => storeFindings(config, log),
    slackToken && (async () => (await import('../adapters/slack/checkup.ts')).checkSlack(slackToken, scopes, log)),
    teams && (async () => (await import('../adapters/teams/checkup.ts')).checkTeams(teams)),
    async () =>
      (await import('../adapters/stripe/checkup.ts')).checkStripe({ account: stripe, publicUrl, isProduction }),
    async () => (await import('../adapters/twilio/checkup.ts')).checkTwilio({ account: twilio, publicUrl }),
    smtp && (async () => (await import('../adapters/smtp/checkup.ts')).checkMail(smtp)),
    async () => (await import('../adapters/pdf/checkup.ts')).checkBrowser(config.chromiumPath),
    fortellis && (async () => (await import('../adapters/cdk/checkup.ts')).checkCdk(fortellis)),
  ];
  return looks.flatMap((look) => look ?? []);
}

/** The store of the app that runs, or of one that does not; none is made. */
async function storeFindings(
  { mongodbUri, dataDir, encryptionKey: bytes, secretsKeys: secrets }: Config,
  log: Log,
): Promise<Finding[]> {
  const about = 'Database';
  if (!mongodbUri && !isEmbeddedStoreIn(dataDir)) return [well(about, 'none yet: npm start makes it in DATA_DIR')];
  try {
    const embedded = mongodbUri ? undefined : await reachEmbeddedStore({ dataDir });
    const { connectStore } = await import('../adapters/mongo/store.ts');
    const database = await connectStore({
      key: { bytes, secrets },
      uri: mongodbUri ?? embedded?.uri ?? '',
      log,
      foreign: mongodbUri !== undefined,
    });
    await database.ready();
    const late = await latenessIn(database.store);
    const backup = mongodbUri
      ? []
      : [await (await import('../adapters/mongo/backups.ts')).checkBackup(dataDir, new Date())];
    await database.close();
    await embedded?.close();
    return [
      well(about, mongodbUri ? 'MongoDB answers and takes writes' : 'the embedded one answers and takes writes'),
      late,
      ...backup,
    ];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [
      failing(about, {
        found,
        expected: 'a database that takes writes',
        where: mongodbUri ? 'MONGODB_URI' : 'DATA_DIR',
      }),
    ];
  }
}

async function latenessIn(store: Store): Promise<Finding> {
  const about = 'Delivery';
  const now = new Date();
  const oldest = await oldestDue(announcersIn(store), now);
  const late = oldest ? now.getTime() - oldest.getTime() : 0;
  if (late < LATE_MS) return well(about, 'nothing waits for long');
  const found = `the oldest message waits since ${oldest?.toISOString()}`;
  return doubtful(about, {
    found,
    expected: 'minutes at most',
    where: 'that npm start runs; then its log: it says what it could not deliver, and why',
  });
}
