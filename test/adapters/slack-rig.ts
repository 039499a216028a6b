/** What the Slack tests share: a workspace, the adapter on a real server, and a core that remembers what it was told. */
import { mountSlack, type SlackMount } from '../../adapters/slack/mount.ts';
import { BOT_EVENTS, BOT_SCOPES } from '../../manifests/slack.ts';
import { type Slack, type SlackOptions, startSlack } from '../../sandbox/slack/slack.ts';
import type { App } from '../../src/app.ts';
import type { Company, Member } from '../../src/company/company.ts';
import type { QuickpayForm, QuickpayValues, Screen } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { appWith, type Logged, type Rig, serve } from './web-rig.ts';

export const MARC = 'U0MARC0001';
export const JOHN = 'U0JOHN0001';
export const ROOM = 'C0SERVICE1';
/** A public channel that the app is not in. */
export const OTHER = 'C0PARTS001';
export const SECRET = 'a-signing-secret-of-thirty-two-c';
export const WORKSPACE = 'slack:T0BOREAL01';

export const company: Company = {
  ...garage,
  rooms: [{ id: `${WORKSPACE}/${ROOM}`, name: 'service', told: true }],
};
export const marc: Member = {
  companyId: company.id,
  workspaceId: WORKSPACE,
  id: MARC,
  name: 'Marc Gagnon',
  firstName: 'Marc',
  tongue: 'fr',
};

const people = [
  { id: MARC, name: 'marc', realName: 'Marc Gagnon', locale: 'fr-CA' },
  { id: JOHN, name: 'john', realName: 'John Smith', locale: 'en-CA' },
];

/** What the app may do and hears here is what its manifest asks for. */
export const startWorkspace = (more: Partial<SlackOptions> = {}): Promise<Slack> =>
  startSlack({
    signingSecret: SECRET,
    botToken: 'xoxb-0000-1111-good',
    appUrl: 'http://127.0.0.1:9',
    team: { id: 'T0BOREAL01', name: 'Garage Boréal', domain: 'garage-boreal' },
    users: people,
    channels: [
      { id: ROOM, name: 'service', members: [MARC, JOHN], withApp: true },
      { id: OTHER, name: 'pieces', members: [MARC, JOHN] },
      { id: 'C0SECRET01', name: 'direction', members: [MARC], isPrivate: true },
    ],
    scopes: Object.keys(BOT_SCOPES),
    subscriptions: BOT_EVENTS,
    ...more,
  });

type Told = keyof App;
type Answer = Screen | Error | ((...told: never[]) => Promise<unknown> | unknown);

/** A core whose answers are set by the test, and which remembers everything it was told, in order. */
export interface PretendCore {
  app: App;
  company: Company | undefined;
  members: Map<string, Member>;
  heard: { what: Told; told: unknown[] }[];
  /** What was told to one function, call by call. */
  of(what: Told): unknown[][];
  answers: Partial<Record<Told, Answer>>;
}

export function pretendCore(): PretendCore {
  const heard: PretendCore['heard'] = [];
  const listen =
    (what: Told, usual: unknown) =>
    async (...told: unknown[]) => {
      heard.push({ what, told });
      const answer = core.answers[what];
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? (answer as (...all: unknown[]) => unknown)(...told) : (answer ?? usual);
    };
  const core: PretendCore = {
    company,
    members: new Map([[MARC, marc]]),
    heard,
    of: (what) => heard.flatMap((one) => (one.what === what ? [one.told] : [])),
    answers: {},
    app: appWith({
      companyOf: async (workspace) => (workspace === WORKSPACE ? core.company : undefined),
      member: async (_, id) => core.members.get(id),
      introduce: async (member) => void core.members.set(member.id, member),
      openSetup: async (_, room) => (room ? setupForm : { kind: 'refused', refusal: { code: 'room-missing' } }),
      ...(Object.fromEntries(
        Object.entries({
          openQuickpay: form(),
          refreshQuickpay: form(),
          submitQuickpay: sent(),
          searchCustomers: [],
          press: { kind: 'request-cancelled', reference: 'RO4821' },
          submitSetup: { kind: 'set-up', companyName: company.name },
          roomJoined: undefined,
          roomLeft: undefined,
        }).map(([what, usual]) => [what, listen(what as Told, usual)]),
      ) as Partial<App>),
    }),
  };
  return core;
}

const setupForm: Screen & { kind: 'setup-form' } = {
  kind: 'setup-form',
  values: { name: '', phone: '', language: 'fr-CA', timeZone: 'America/Toronto' },
  problems: {},
};

const EMPTY: QuickpayValues = {
  customer: '',
  name: '',
  amount: '',
  reference: '',
  reply: 'payment-request',
  message: '',
  language: 'auto',
};

export const form = (values: Partial<QuickpayValues> = {}, more: Partial<QuickpayForm> = {}): QuickpayForm => ({
  kind: 'quickpay-form',
  values: { ...EMPTY, ...values },
  problems: {},
  warnings: [],
  tongue: 'fr',
  ...more,
});

export const sent = (rooms = company.rooms.map(({ id }) => id)): Screen => ({
  kind: 'request-sent',
  to: 'Julie Tremblay',
  amount: { minor: 12_550, currency: 'CAD' },
  reference: 'RO4821',
  rooms,
});

export const question = (draftId = 'drf_1'): Screen => ({
  kind: 'quickpay-confirmation',
  draftId,
  amount: { minor: 12_550, currency: 'CAD' },
  reference: 'RO4821',
  preview: {
    text: 'Garage Boréal: 125,50 $',
    to: { phone: '+15145550188' },
    tongue: 'fr',
    characters: 23,
    segments: 1,
    costly: [],
    segmentsWithout: 1,
  },
  warnings: [],
});

export interface SlackRig extends PretendCore {
  slack: Slack;
  mount: SlackMount;
  web: Rig;
  logged: Logged[];
  /** Marc types in a channel; the service channel unless told. */
  type(text: string, channel?: string, user?: string): ReturnType<Slack['type']>;
  /** What one person alone sees in a channel. */
  whispered(channel?: string, user?: string): string[];
  close(): Promise<void>;
}

export async function startRig(more: Partial<SlackOptions> = {}): Promise<SlackRig> {
  const slack = await startWorkspace(more);
  const core = pretendCore();
  let mount: SlackMount | undefined;
  const web = await serve(({ server }, log) => {
    mount = mountSlack(server, { app: core.app, config: configOf(slack), log });
  });
  if (!mount) throw new Error('nothing was mounted');
  const { ready, idle } = mount;
  await ready();
  slack.pointTo(web.url);
  return Object.assign(core, {
    slack,
    mount,
    web,
    logged: web.logged,
    type: (text: string, channel = ROOM, user = MARC) => slack.type({ user, channel, text }),
    whispered: (channel = ROOM, user = MARC) => slack.ephemerals(user, channel).map(({ text }) => text),
    async close() {
      await web.close();
      slack.faults.clear();
      await idle();
      await slack.close();
    },
  });
}

export const configOf = ({ apiUrl }: Slack) => ({ signingSecret: SECRET, botToken: 'xoxb-0000-1111-good', apiUrl });
