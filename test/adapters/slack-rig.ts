/** What the Slack tests share: a workspace, the adapter on a real server, and a core that remembers what it was told. */
import { mountSlack, type SlackMount } from '../../adapters/slack/mount.ts';
import { BOT_EVENTS, BOT_SCOPES } from '../../manifests/slack.ts';
import { type Slack, type SlackOptions, startSlack } from '../../sandbox/slack/slack.ts';
import type { Company, Member } from '../../src/company/company.ts';
import { garage } from '../fixtures/requests.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import { type TrialCore, trialCore } from './trial-core.ts';
import { type Logged, type Rig, serve } from './web-rig.ts';

export { done, form, question } from './trial-core.ts';

export const MARC = 'U0MARC0001';
export const JOHN = 'U0JOHN0001';
export const ROOM = 'C0SERVICE1';
/** A public channel that the app is not in. */
export const OTHER = 'C0PARTS001';
export const SECRET = 'a-signing-secret-of-thirty-two-c';
export const WORKSPACE = 'slack:T0BOREAL01';

export const company: Company = {
  ...garage,
  rooms: [{ id: `${WORKSPACE}/${ROOM}`, name: 'service', told: true, closed: false }],
};
export const marc: Member = {
  companyId: company.id,
  workspaceId: WORKSPACE,
  id: MARC,
  name: 'Marc Gagnon',
  firstName: 'Marc',
  tongue: 'fr',
  standing: 'member',
};

export const people = [
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

export const core = (known = company) => trialCore({ workspace: WORKSPACE, company: known, members: [marc] });

export interface SlackRig extends TrialCore {
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

/** `known`: the company as it is stored. */
export async function startRig(more: Partial<SlackOptions> = {}, known = company): Promise<SlackRig> {
  const slack = await startWorkspace(more);
  const rigged = core(known);
  let mount: SlackMount | undefined;
  const web = await serve(({ server }, log) => {
    rigged.log = log;
    mount = mountSlack(server, { app: rigged.app, config: configOf(slack), log, present: presentTrial });
  });
  if (!mount) throw new Error('nothing was mounted');
  const { ready, idle } = mount;
  await ready();
  slack.pointTo(web.url);
  return Object.assign(rigged, {
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
