import type { App } from '../../src/app.ts';
import type { KnownRoom } from '../../src/company/company.ts';
import {
  type Company,
  channelOf,
  type Room,
  roomId,
  type WorkspaceId,
  workspaceOf,
} from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Background } from '../kit/background.ts';
import { changeIn, type Heard, type Origin, originOf, teamOf } from './activity.ts';
import type { Connector } from './connector.ts';
import { placeOf } from './place.ts';

export type Rooms = ReturnType<typeof createRooms>;

/** Whether the app is in a room; `ask`: nobody knows, and Teams may be asked. */
export type IsHere = boolean | 'ask';

/** Somebody waits for a dialog, for five seconds in all. */
const ASK_MS = 2_000;

const PARTS = ['address', 'name', 'closed'] as const;

/** Where the app is: what Teams tells of it, and what each activity shows by the way. */
export function createRooms(app: App, connector: Connector, background: Background) {
  const inTeam = (company: Company, workspace: WorkspaceId, teamId: string): Room[] =>
    company.rooms.filter(
      ({ id, address, goneAt }) => !goneAt && workspaceOf(id) === workspace && address?.endsWith(`#${teamId}`),
    );

  async function join(room: KnownRoom): Promise<void> {
    await app.roomJoined(room);
    if (room.name === '') background.run('naming a room', () => name(room));
  }

  /** Activities often leave out what a channel is called; the General one has the name of its team. */
  async function name(room: KnownRoom): Promise<void> {
    const { serviceUrl, conversationId, teamId } = placeOf({ ...room, told: false });
    if (!teamId) return;
    const team = `teams/${encodeURIComponent(teamId)}`;
    const { conversations } = await connector.ask(serviceUrl, `${team}/conversations`);
    const channels = (Array.isArray(conversations) ? conversations : []) as { id?: string; name?: string | null }[];
    const called =
      channels.find(({ id }) => id === conversationId)?.name ?? (await connector.ask(serviceUrl, team)).name;
    if (typeof called === 'string' && called !== '') await app.roomJoined({ ...room, name: called });
  }

  /**
   * Something was done in a room. A room where the app is, and a channel of a team where it is, become rooms of the
   * company; how a known one is reached is kept up to date. Where nobody knows, Teams is asked meanwhile: the app may
   * be there since before the company was, or again. Gives whether the app is there, as far as is known; where there is
   * no company yet, Teams is asked at once.
   */
  async function noticed(origin: Origin, here: IsHere): Promise<boolean> {
    const { room, workspace } = origin;
    if (!room) return false;
    const company = await app.companyOf(workspace);
    if (!company) return here === 'ask' ? isHere(origin) : here;
    const known = company.rooms.find(({ id }) => id === room.id);
    const seen = { ...room, name: room.name || known?.name || '', address: addressOf(room, known) };
    const teamId = teamIn(seen);
    const isThere =
      here === true || (known ? !known.goneAt : teamId !== undefined && inTeam(company, workspace, teamId).length > 0);
    const isNews = !known || known.goneAt || PARTS.some((part) => known[part] !== seen[part]);
    if (isThere && isNews) await join(seen);
    if (!isThere && here === 'ask')
      background.run('looking whether the app is in a room', async () => {
        if (await isHere(origin)) await join(seen);
      });
    return isThere;
  }

  async function left(heard: Heard): Promise<void> {
    const { room, workspace } = originOf(heard);
    const company = await app.companyOf(workspace);
    const teamId = teamOf(heard);
    const gone = teamId && company ? inTeam(company, workspace, teamId).map(({ id }) => id) : room ? [room.id] : [];
    for (const id of gone) await app.roomLeft(id);
  }

  /** Asks Teams, which shows the members of a conversation to those alone who are in it. */
  async function isHere({ room }: Origin): Promise<boolean> {
    if (!room) return false;
    const { serviceUrl, conversationId } = placeOf({ ...room, told: false });
    try {
      await connector.ask(serviceUrl, `conversations/${encodeURIComponent(conversationId)}/pagedmembers`, ASK_MS);
      return true;
    } catch (error) {
      if (error instanceof Outage && error.outcome === 'never') return false;
      throw error;
    }
  }

  return {
    noticed,
    isHere,
    left,

    /** The app was added to a team (and told which channel to speak in), to a group chat, or by a person. */
    async added(heard: Heard): Promise<void> {
      const { room, workspace } = originOf(heard);
      const company = await app.companyOf(workspace);
      if (!room || !company) return;
      const { selected } = changeIn(heard);
      const id = selected ? roomId(workspace, selected) : room.id;
      const known = company.rooms.find((one) => one.id === id);
      const name = id === room.id && room.name ? room.name : (known?.name ?? '');
      await join({ ...room, id, name });
    },

    /** A channel of a team got another name, is no more, or is there again. */
    async changed(heard: Heard): Promise<void> {
      const { what, channel, name } = changeIn(heard);
      const { workspace } = originOf(heard);
      const company = channel ? await app.companyOf(workspace) : undefined;
      const known = company?.rooms.find(({ id }) => workspaceOf(id) === workspace && channelOf(id) === channel);
      if (!known) return;
      if (what === 'channelDeleted') return app.roomLeft(known.id);
      const { id, address, goneAt } = known;
      const isThere = goneAt ? what === 'channelRestored' : what === 'channelRenamed';
      if (isThere) await app.roomJoined({ id, name: name ?? known.name, ...(address ? { address } : {}) });
    },
  };
}

const teamIn = ({ address }: Pick<Room, 'address'>): string | undefined => address?.split('#')[1];

/** How a room is reached by now. A channel stays in its team, whether what is heard from it names the team or not. */
function addressOf({ address = '' }: KnownRoom, known: Room | undefined): string {
  const team = known && teamIn(known);
  return team && !teamIn({ address }) ? `${address}#${team}` : address;
}
