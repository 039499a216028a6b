/** The app as `npm start` runs it, with a company, a member and payment requests in its store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../adapters/log.ts';
import { reachEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { connectStore } from '../adapters/mongo/store.ts';
import { type AppProcess, startAppProcess } from '../sandbox/app-process.ts';
import type { Company } from '../src/company/company.ts';
import { randomId } from '../src/kernel/ids.ts';
import { createLinks } from '../src/payments/links.ts';
import type { PaymentRequest } from '../src/payments/request.ts';
import { requestPayment } from '../src/payments/steps.ts';
import type { Store } from '../src/ports.ts';
import { redrawn, without } from '../src/promises/outbox.ts';
import { startVendors } from './vendors.ts';

const PLACE = { team: 'TBENCH', user: 'UBENCH', channel: 'CBENCH' };
export const AMOUNT = { minor: 12_550, currency: 'CAD' } as const;
export const COMPANY: Company = {
  id: 'com_bench',
  revision: 0,
  name: 'Garage',
  phone: '+15145550100',
  language: 'fr-CA',
  timeZone: 'America/Toronto',
  currency: 'CAD',
  country: 'CA',
  amountLimit: 1_000_000,
  linkDays: 30,
  textSender: '+15145550101',
  rooms: [{ id: 'slack:TBENCH/CBENCH', name: 'service', told: true }],
  createdAt: new Date(),
};

export interface Subject {
  app: AppProcess;
  /** Where a member types, and where the app's private answers go. */
  place: typeof PLACE & { answersAt: string };
  /** When Slack was first called about the card with this message id. */
  called: Map<string, number>;
  /** When each channel and phone number was first reached. */
  reached: Map<string, number>;
  /** Puts more requests into its store, while the app is stopped. */
  fill(requests: PaymentRequest[]): Promise<void>;
  /** Works on its store, beside the app where that runs. */
  within<R>(work: (store: Store) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** A request whose card stands in its own room as message `<place>.000001`, and nothing left to deliver. */
export function standing(place: number): PaymentRequest {
  const { due: _, ...request } = base(place);
  return {
    ...request,
    outbox: [],
    appearance: 1,
    cards: [{ room: `slack:TBENCH/C${place % 200}`, messageId: `${place}.000001`, shown: 1 }],
  };
}
/** A request whose card alone waits, for one channel. */
export const carding = (place: number, channel: string): PaymentRequest =>
  without(waiting(place, channel), ({ kind }) => kind === 'errand');
/** A request that is shown nowhere: settling it is all there is to do. */
export const bare = (place: number): PaymentRequest => ({ ...standing(place), cards: [] });
/** A request whose card and text wait to go out: to this channel, and to the phone number that `phoneOf` gives. */
export const waiting = (place: number, channel: string): PaymentRequest => {
  const room = `slack:TBENCH/${channel}` as const;
  return redrawn({ ...base(place), cards: [{ room, shown: 0 }] }, { now: new Date(), newId: randomId });
};
/** A request whose text waits to be sent, and whose link can be paid at. */
export const texting = (place: number): PaymentRequest => ({
  ...base(place),
  cards: [],
  linkHash: links.hash(linkOf(place)),
});

const LINK_SECRET = Buffer.alloc(32, 1);
const links = createLinks(LINK_SECRET);
/** Where the member takes along all payments that they may see. */
export const exportPath = (format: 'csv' | 'xlsx'): string =>
  `/exports/${links.seal(['export', COMPANY.id, 'slack:TBENCH', PLACE.user, 'fr', format, ''], new Date(Date.now() + 3_600_000))}`;
/** The token in the link of a request. */
export const linkOf = (place: number): string => links.tokenFor(`pay_bench${place}`);

export const phoneOf = (place: number): string => `+1514${2_000_000 + place}`;

function base(place: number): PaymentRequest {
  const id = `pay_bench${place}`;
  const linkExpiresAt = new Date(Date.now() + 86_400_000);
  const customer = { id: `cus_${place}`, phone: phoneOf(place), name: 'Julie Tremblay' };
  return requestPayment(
    {
      id,
      companyId: COMPANY.id,
      key: `bench:${place}`,
      customer,
      tongue: 'fr',
      asker: { id: 'UBENCH', name: 'Marc' },
      amount: AMOUNT,
      reference: `RO${place}`,
      message: 'Bonjour {link}',
      linkHash: `hash${place}`,
      linkExpiresAt,
      rooms: [],
    },
    { now: new Date(), newId: randomId },
  );
}

export async function startSubject(
  requests: PaymentRequest[] = [],
  options: { hanging?: boolean } = {},
): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  await within(dataDir, found);
  await within(dataDir, (store) => fill(store, requests));
  const vendors = await startVendors(options);
  const app = await startAppProcess({
    env: {
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ENCRYPTION_KEY: LINK_SECRET.toString('base64'),
      SLACK_SIGNING_SECRET: 'bench-secret',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: `${vendors.url}/slack/`,
      STRIPE_SECRET_KEY: 'sk_test_bench',
      STRIPE_WEBHOOK_SECRET: 'whsec_bench',
      STRIPE_API_URL: vendors.url,
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'bench',
      TWILIO_FROM: COMPANY.textSender,
      TWILIO_API_URL: vendors.url,
    },
  });
  // A bench that fails leaves nothing running.
  const kill = () => void app.kill();
  process.once('exit', kill);
  return {
    app,
    place: { ...PLACE, answersAt: `${vendors.url}/slack/answers` },
    called: vendors.called,
    reached: vendors.reached,
    within: (work) => within(dataDir, work),
    fill: (more) => within(dataDir, (store) => fill(store, more)),
    async close() {
      process.off('exit', kill);
      vendors.close();
      await app.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function within<R>(dataDir: string, work: (store: Store) => Promise<R>): Promise<R> {
  const embedded = await reachEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ ...embedded, log: createLog('error') });
  try {
    return await work(store);
  } finally {
    await close();
    await embedded.close();
  }
}

async function found(store: Store): Promise<void> {
  await store.companies.found(COMPANY, { id: 'slack:TBENCH', companyId: COMPANY.id });
  await store.members.put({
    companyId: COMPANY.id,
    workspaceId: 'slack:TBENCH',
    id: 'UBENCH',
    name: 'Marc',
    firstName: 'Marc',
    tongue: 'fr',
    standing: 'member',
  });
}

async function fill(store: Store, requests: PaymentRequest[]): Promise<void> {
  for (let from = 0; from < requests.length; from += 100)
    await Promise.all(requests.slice(from, from + 100).map((one) => store.requests.insert(one)));
}
