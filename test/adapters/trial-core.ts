/** What the tests of the chat platforms share: the real front on a feature of the tests' own, and what is stored. */
import type { App } from '../../src/app.ts';
import type { Company, KnownRoom, Member, RoomId, WorkspaceId } from '../../src/company/company.ts';
import { createDirectory } from '../../src/company/directory.ts';
import { createFront } from '../../src/front.ts';
import type { House } from '../../src/house.ts';
import type { Companies, Log, Members } from '../../src/ports.ts';
import { type Answers, type Asked, createTrial } from '../fixtures/trial/feature.ts';
import { appWith } from './web-rig.ts';

export { done, form, question } from '../fixtures/trial/feature.ts';

/** The workspace that belongs to the company, and whom the app has met there. */
interface Home {
  workspace: WorkspaceId;
  company: Company;
  members: Member[];
}

type RoomAnswers = Partial<Record<'roomJoined' | 'roomLeft' | 'appMoved', Error | ((...told: never[]) => unknown)>>;

export interface TrialCore {
  app: App;
  /** The company that the workspace belongs to; undefined before its set-up. */
  company: Company | undefined;
  members: Map<string, Member>;
  /** Everything that the feature was asked, and what the rooms were told, in order. */
  heard: { what: Asked | keyof RoomAnswers; told: unknown[] }[];
  /** What was told under one name, call by call. */
  of(what: Asked | keyof RoomAnswers): unknown[][];
  answers: Answers & RoomAnswers;
  /** Where the app logs, once it is served. */
  log: Log | undefined;
}

/** Longer than anything is remembered. */
const LATER_MS = 60_000;

export function trialCore({ workspace, company, members: met }: Home): TrialCore {
  const trial = createTrial(company.rooms.map(({ id }) => id));
  const members = new Map(met.map((member) => [member.id, member]));
  let [current, now]: [Company | undefined, number] = [company, Date.now()];
  const companies: Partial<Companies> = {
    byWorkspace: async (asked: WorkspaceId) => (asked === workspace ? current : undefined),
    get: async (id: string) => (current?.id === id ? current : undefined),
    byTextSender: async () => undefined,
  };
  const people: Members = {
    get: async (_, __, id) => members.get(id),
    on: async () => [],
    put: async (member) => void members.set(member.id, member),
  };
  const log = (level: keyof Log) => (what: string, details?: Record<string, unknown>) =>
    core.log?.[level](what, details);
  const directory = createDirectory(
    { companies: companies as Companies, members: people },
    { now: () => new Date(now) },
  );
  const logged: Log = { info: log('info'), warn: log('warn'), error: log('error') };
  const front = createFront({ directory, log: logged, store: { members: people } as House['store'] } as House, [
    trial.feature,
  ]);

  const rooms = (what: keyof RoomAnswers) => async (room: KnownRoom | RoomId | WorkspaceId) => {
    core.heard.push({ what, told: [room] });
    const answer = core.answers[what];
    if (answer instanceof Error) throw answer;
    await (answer as ((room: KnownRoom | RoomId | WorkspaceId) => unknown) | undefined)?.(room);
  };
  const core: TrialCore = {
    app: appWith({
      ...front,
      companyOf: directory.companyOf,
      watch: () => undefined,
      roomJoined: rooms('roomJoined'),
      roomLeft: rooms('roomLeft'),
      appMoved: rooms('appMoved'),
    }),
    get company() {
      return current;
    },
    set company(changed) {
      [current, now] = [changed, now + LATER_MS];
    },
    members,
    heard: trial.heard as TrialCore['heard'],
    of: (what) => core.heard.flatMap((one) => (one.what === what ? [one.told] : [])),
    get answers() {
      return trial.answers as TrialCore['answers'];
    },
    set answers(answers) {
      trial.answers = answers as Answers;
    },
    log: undefined,
  };
  return core;
}
