/** The whole demo: the outside world, the garage in the store, the real app, and the page over it all. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../../adapters/log.ts';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';
import { type AppProcess, startAppProcess } from '../app-process.ts';
import { lendBrowser } from '../chromium.ts';
import { seedGarage, WORKSPACES } from '../seed.ts';
import { createDemoClock, type DemoClock } from './clock.ts';
import { createDeeds } from './deeds.ts';
import { expireLatest } from './expire.ts';
import { createGuide } from './guide.ts';
import { createJournal } from './journal.ts';
import { createLanguage } from './language.ts';
import { startPageServer } from './page-server.ts';
import { type AppState, snapshot } from './snapshot.ts';
import { createSwitches } from './switches.ts';
import { startVendors, type Vendors } from './vendors.ts';

/** How long the app stays away once it was killed, so that one sees what waits for it. */
const AWAY_MS = 1_500;
/** The clock is turned on by so many days: the first reminder comes after as many. */
const JUMP_DAYS = 3;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 20_000;

export interface DemoOptions {
  /** Of the page: 4000 or the next free one by default; 0 takes any. */
  port?: number;
  /** Where the data is kept for the next time; fresh, and gone at the end, by default. */
  dataDir?: string;
  /** Called with each line the app writes. */
  onLine?(line: string): void;
}

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Starts it all. Rejects, with nothing left running, when a part does not start. */
export async function startDemo({ port = 4000, dataDir, onLine }: DemoOptions = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'quittance-demo-')));
  await mkdir(folder, { recursive: true });
  await lendBrowser(folder);
  const journal = createJournal();
  const clock = createDemoClock(folder);
  const vendors = await startVendors(journal, clock.now);
  const tidy = async () => {
    await vendors.close();
    if (!dataDir) await rm(folder, { recursive: true, force: true });
  };
  try {
    await seed(folder, vendors.teams.serviceUrl);
    const app = await startApp(vendors, { folder, clock }, onLine);
    return await openPage({ vendors, journal, app, port, tidy, folder, clock }).catch(async (error: unknown) => {
      await app.stop();
      throw error;
    });
  } catch (error) {
    await tidy();
    throw error;
  }
}

async function seed(dataDir: string, serviceUrl: string): Promise<void> {
  const embedded = await startEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ ...embedded, log: createLog('error') });
  await seedGarage(store, { places: { slack: true, teams: { serviceUrl } }, hasLetterhead: true, hasDealer: true });
  await moveTeams(store, serviceUrl);
  await close();
  await embedded.close();
}

/** In data that was kept, Teams is still where it was the last time. */
async function moveTeams({ companies }: Store, serviceUrl: string): Promise<void> {
  const company = await companies.byWorkspace(WORKSPACES.teams);
  const rooms = company?.rooms.map((room) =>
    room.address ? { ...room, address: room.address.replace(/^[^#]*/, serviceUrl) } : room,
  );
  if (company && rooms) await companies.replace({ ...company, rooms });
}

async function startApp(
  vendors: Vendors,
  { folder, clock }: { folder: string; clock: DemoClock },
  onLine?: (line: string) => void,
): Promise<AppProcess> {
  // Links of an earlier time work again where the data was kept: the key lies in no data folder, so it is fixed.
  const key = Buffer.alloc(32, 'quittance demo ');
  const own = { DATA_DIR: folder, ENCRYPTION_KEY: key.toString('base64'), LOG_LEVEL: 'info' };
  const env = { ...vendors.env, ...clock.env, ...own };
  const app = await startAppProcess({ env, ...(onLine ? { onLine } : {}) });
  vendors.leadTo(app.url);
  await hasReadTheBooks(app);
  return app;
}

/** Whoever comes finds the dealer's orders there. */
async function hasReadTheBooks({ output }: AppProcess): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!output.some((line) => line.includes('was looked through')) && Date.now() < until) await sleep(50);
}

interface Parts {
  vendors: Vendors;
  journal: ReturnType<typeof createJournal>;
  app: AppProcess;
  port: number;
  tidy(): Promise<void>;
  /** Where the app keeps its data. */
  folder: string;
  clock: DemoClock;
}

async function openPage({ vendors, journal, app, port, tidy, folder, clock }: Parts) {
  const switches = createSwitches(vendors);
  const guide = createGuide(vendors, journal);
  const { speak } = createLanguage(vendors, folder);
  let seen: AppState = { state: 'running', restarts: 0 };
  const show = (state: AppState['state'], restarts = seen.restarts) => {
    seen = { state, restarts };
    page.changed();
  };

  async function restart(): Promise<void> {
    if (seen.state !== 'running') return;
    await app.kill();
    show('stopped');
    await sleep(AWAY_MS);
    show('starting');
    await app.start();
    show('running', seen.restarts + 1);
  }

  const page = await startPageServer({
    journal,
    deeds: createDeeds(vendors, {
      ...{ switches, guide, restart, speak },
      expire: () => expireLatest(folder),
      jump: () => clock.jump(JUMP_DAYS),
      hour: () => clock.forward(HOUR_MS),
    }),
    state: () => snapshot(vendors, guide, switches, seen),
    framed: vendors.tabHost,
    attachment: vendors.mailbox.attachment,
    pictures: vendors.publicUrl,
    photo: (sid) => vendors.twilio.messages.flatMap(({ media }) => media).find((one) => one.sid === sid),
    port,
  });
  const subscriptions = [vendors.slack, vendors.teams, vendors.mailbox].map((one) => one.subscribe(page.changed));
  return {
    url: page.url,
    vendors,
    journal,
    app,
    async close() {
      for (const unsubscribe of subscriptions) unsubscribe();
      await page.close();
      await app.stop();
      await tidy();
    },
  };
}
