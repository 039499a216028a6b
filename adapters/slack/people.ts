import type { App } from '../../src/app.ts';
import type { KnownRoom, Standing } from '../../src/company/company.ts';
import type { Person, Visit } from '../../src/company/visit.ts';
import { firstNameIn } from '../../src/kernel/first-name.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Background } from '../kit/background.ts';
import { ask } from './client.ts';
import type { Installation } from './installation.ts';
import { type EventUser, USER } from './payloads.ts';
import { roomAt } from './rooms.ts';

/** How long what Slack said of a member is believed; `user_change` tells most changes before that. */
const BELIEVED_MS = 86_400_000;
const MOST_REMEMBERED = 10_000;

/** To Slack, whom the app may not see is nobody (docs.slack.dev/reference/methods/users.info). */
const NOT_SHOWN = new Set(['user_not_found', 'user_not_visible']);

export type People = ReturnType<typeof createPeople>;

interface Parts {
  app: App;
  background: Background;
}

/** Who people are, as Slack says. */
export function createPeople({ app, background }: Parts, now: () => number = Date.now) {
  /** By workspace and id. */
  const heardAt = new Map<string, number>();
  const nameOf = ({ workspace }: Installation, id: string) => `${workspace} ${id}`;

  function heard(us: Installation, id: string): void {
    if (heardAt.size >= MOST_REMEMBERED) heardAt.clear();
    heardAt.set(nameOf(us, id), now());
  }

  async function describe(us: Installation, id: string): Promise<Person> {
    try {
      const { user } = await ask('users.info', () => us.client.users.info({ user: id, include_locale: true }));
      heard(us, id);
      return personIn(USER(user, 'users.info'), us);
    } catch (error) {
      if (error instanceof Outage && error.code && NOT_SHOWN.has(error.code)) return { id, standing: 'unknown' };
      throw error;
    }
  }

  return {
    /** The visit of somebody whom the app has not met: who they are, and in a new workspace also where. */
    async meet(us: Installation, visit: Visit): Promise<Visit> {
      const { person, workspace, room } = visit;
      const [described, company] = await Promise.all([describe(us, person.id), app.companyOf(workspace)]);
      const place: KnownRoom | undefined = company || !room ? undefined : await roomAt(us.client, room);
      return { ...visit, person: { ...described, ...person }, place };
    },

    /** What is a day old is asked for again, in the background. */
    keepUp(us: Installation, { workspace, person: { id } }: Visit): void {
      if (now() - (heardAt.get(nameOf(us, id)) ?? 0) <= BELIEVED_MS) return;
      heard(us, id);
      background.run('introducing again', async () => app.told(workspace, await describe(us, id)));
    },

    /** Slack tells of a change in somebody. */
    async changed(us: Installation, user: EventUser): Promise<void> {
      await app.told(us.workspace, personIn(user, us));
    },
  };
}

function personIn(user: EventUser, us: Installation): Person {
  const { profile } = user;
  const first = profile?.first_name ?? '';
  // Slack takes what stands before the first blank for it: the family's, in `Gagnon, Marie-Ève`.
  const isFirst = !first.includes(',') && firstNameIn(first) !== undefined;
  const name = profile?.real_name || user.real_name || profile?.display_name || user.name || user.id;
  return {
    id: user.id,
    name,
    firstName: isFirst ? first : (firstNameIn(name) ?? name),
    tongue: user.locale ? tongueOf(user.locale) : undefined,
    standing: standingOf(user, us),
    // Only with `users:read.email`, which whoever installed an earlier version has not granted.
    ...(profile?.email && { email: profile.email }),
  };
}

/**
 * https://docs.slack.dev/reference/objects/user-object: `is_restricted` and `is_ultra_restricted` are guests, of several
 * channels and of one; `is_stranger` is somebody of another workspace whom a shared channel shows.
 */
function standingOf(user: EventUser, { team }: Installation): Standing {
  if (user.deleted) return 'left';
  const isOurs = !user.team_id || user.team_id === team || user.enterprise_user?.teams?.includes(team);
  if (user.is_stranger || !isOurs) return 'outsider';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner || user.is_primary_owner ? 'administrator' : 'member';
}
