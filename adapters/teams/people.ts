import type { App } from '../../src/app.ts';
import { type Standing, type WorkspaceId, workspaceOf } from '../../src/company/company.ts';
import type { TeamsConfig } from '../../src/config.ts';
import type { Background } from '../kit/background.ts';
import type { Origin } from './activity.ts';
import type { Connector } from './connector.ts';
import { isNobody } from './failures.ts';
import { type Place, placeOf } from './place.ts';
import { tenantOf } from './tenants.ts';

/** Somebody waits for a dialog, for five seconds in all. */
const ASK_MS = 2_000;
/** How long what Teams said is believed: it tells of no change. */
const BELIEVED_MS = 86_400_000;
/** A guest who has just become a member does not wait for a day. */
const DOUBTED_MS = 300_000;
const MOST_REMEMBERED = 10_000;
/** Rooms of the company in which somebody is looked for who is in none with the app. */
const MOST_ROOMS = 4;

export type People = ReturnType<typeof createPeople>;

/** What a roster says of somebody. */
interface Told {
  standing: Standing;
  email?: string;
}

/** Somebody, where the directory knows them by this id. */
type Whom = Pick<Origin, 'workspace' | 'memberId'>;

interface Parts {
  app: App;
  connector: Connector;
  background: Background;
  config: TeamsConfig;
}

/**
 * What people are in the organisation. Nothing in what they do says so: Teams' rosters do
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context).
 */
export function createPeople({ app, connector, background, config }: Parts, now: () => number = Date.now) {
  /** By workspace and id, as `askedAt` is. */
  const heard = new Map<string, Told & { at: number }>();
  const askedAt = new Map<string, number>();
  /** As the directory calls them, by workspace and what the connector calls them: a mention says nothing else. */
  const known = new Map<string, string>();
  const nameOf = ({ workspace, memberId }: Whom) => `${workspace} ${memberId}`;

  function remembered(whom: Whom): Standing | undefined {
    const known = heard.get(nameOf(whom));
    const believed = known?.standing === 'member' ? BELIEVED_MS : DOUBTED_MS;
    return known && now() - known.at < believed ? known.standing : undefined;
  }

  /** Undefined where they are not in the room, or the app is not. */
  async function inRoster(
    { workspace, memberId }: Whom,
    { serviceUrl, conversationId }: Place,
  ): Promise<Told | undefined> {
    const path = `conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(memberId)}`;
    try {
      return toldIn(await connector.ask(serviceUrl, path, ASK_MS), tenantOf(workspace));
    } catch (error) {
      if (isNobody(error)) return undefined;
      throw error;
    }
  }

  async function elsewhere({ workspace, memberId }: Whom): Promise<Told | undefined> {
    const company = await app.companyOf(workspace);
    const rooms = (company?.rooms ?? []).filter(
      ({ id, goneAt, address, personal }) => !goneAt && address && !personal && workspaceOf(id) === workspace,
    );
    const found = await Promise.all(
      rooms.slice(0, MOST_ROOMS).map((room) => inRoster({ workspace, memberId }, placeOf(room))),
    );
    return found.find(Boolean);
  }

  async function standingOf(origin: Whom & Partial<Pick<Origin, 'room' | 'isOutsider'>>): Promise<Standing> {
    const { room, isOutsider } = origin;
    if (isOutsider) return 'outsider';
    // A test client has no roster worth the name.
    if (config.unauthenticated) return 'member';
    const here = room && (await inRoster(origin, placeOf({ ...room, told: false })));
    const told = here ?? (await elsewhere(origin));
    if (!told) return 'unknown';
    if (heard.size >= MOST_REMEMBERED) heard.clear();
    heard.set(nameOf(origin), { ...told, at: now() });
    return told.standing;
  }

  const emailOf = (whom: Whom): string | undefined => heard.get(nameOf(whom))?.email;

  return {
    remembered,

    /** As Teams' roster has it; undefined before it was asked. */
    emailOf,

    /** Whom the connector calls so; undefined for who has done nothing with the app since this process started. */
    idOf: (workspace: WorkspaceId, user: string): string | undefined => known.get(`${workspace} ${user}`),

    seen({ workspace, user, memberId }: Pick<Origin, 'workspace' | 'user' | 'memberId'>): void {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(`${workspace} ${user}`, memberId);
    },

    /** Asks Teams; `unknown` where nobody can tell, because they are in no room with the app. */
    standingOf,

    /** What is a day old is asked for again, in the background. */
    keepUp(origin: Whom & Partial<Pick<Origin, 'room' | 'isOutsider'>>): void {
      const { workspace, memberId: id, isOutsider } = origin;
      const whom = nameOf(origin);
      // Until there is an answer, what is stored of them counts: a guest asked about is no member.
      if (isOutsider || remembered(origin) || now() - (askedAt.get(whom) ?? 0) < DOUBTED_MS) return;
      if (askedAt.size >= MOST_REMEMBERED) askedAt.clear();
      askedAt.set(whom, now());
      background.run('looking up a member', async () => {
        await app.told(workspace, { id, standing: await standingOf(origin), email: emailOf(origin) });
      });
    },
  };
}

function toldIn(member: Record<string, unknown>, tenantId: string): Told {
  const { email, userPrincipalName } = member;
  const address = [email, userPrincipalName].find((one) => typeof one === 'string' && one !== '');
  return { standing: standingIn(member, tenantId), ...(typeof address === 'string' && { email: address }) };
}

/**
 * `userRole` is `user`, `guest` or `anonymous`, and has been `user` for guests (MicrosoftDocs/msteams-docs, issue
 * 6381); a guest's name in the directory tells as well: `alice_contoso.com#EXT#@garage.onmicrosoft.com`.
 */
function standingIn(member: Record<string, unknown>, tenantId: string): Standing {
  const { tenantId: theirs, userRole, userPrincipalName } = member;
  if (typeof theirs === 'string' && theirs !== '' && theirs !== tenantId) return 'outsider';
  if (userRole === 'guest' || userRole === 'anonymous') return 'guest';
  return /#EXT#@/i.test(String(userPrincipalName)) ? 'guest' : 'member';
}
