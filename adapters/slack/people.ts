import type { App } from '../../src/app.ts';
import type { Background } from '../../src/background.ts';
import type { Company, Member, WorkspaceId } from '../../src/company/company.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import { ask, type SlackClient } from './client.ts';
import type { EventUser } from './payloads.ts';

/** How long a member's name and language are believed; `user_change` tells most changes before that. */
const BELIEVED_MS = 86_400_000;
const MOST_REMEMBERED = 10_000;

export type People = ReturnType<typeof createPeople>;

/** Who the members are: what the store knows of them, and what Slack says. */
export function createPeople(app: App, client: SlackClient, background: Background, now: () => number = Date.now) {
  const heardAt = new Map<string, number>();

  async function lookUp(id: string): Promise<EventUser> {
    const { user } = await ask('users.info', () => client.users.info({ user: id, include_locale: true }));
    if (!user?.id) throw new Error(`users.info gave nobody for ${id}`);
    return { ...(user as EventUser), id: user.id };
  }

  async function store(company: Company, workspace: WorkspaceId, user: EventUser): Promise<Member> {
    if (heardAt.size >= MOST_REMEMBERED) heardAt.clear();
    heardAt.set(user.id, now());
    const member = memberOf(company, workspace, user);
    await app.introduce(member);
    return member;
  }

  const introduce = async (company: Company, workspace: WorkspaceId, id: string): Promise<Member> =>
    store(company, workspace, await lookUp(id));

  return {
    introduce,

    /** Without asking Slack; undefined when they have to be introduced. What is a day old is asked for in the background. */
    async known(company: Company, workspace: WorkspaceId, id: string): Promise<Member | undefined> {
      const member = await app.member(workspace, id);
      if (member && now() - (heardAt.get(id) ?? 0) > BELIEVED_MS) {
        heardAt.set(id, now());
        background.run('introducing again', () => introduce(company, workspace, id));
      }
      return member;
    },

    /** Slack told of a change. Members the app has never met are none of its business. */
    async changed(company: Company, workspace: WorkspaceId, user: EventUser): Promise<void> {
      if (!(await app.member(workspace, user.id))) return;
      if (user.locale) await store(company, workspace, user);
      else background.run('introducing again', () => introduce(company, workspace, user.id));
    },

    /** For those the app has not met. */
    async tongueOf(id: string): Promise<Tongue> {
      return tongueOf((await lookUp(id)).locale ?? '');
    },
  };
}

function memberOf(company: Company, workspace: WorkspaceId, user: EventUser): Member {
  const { profile } = user;
  const name = profile?.real_name || user.real_name || profile?.display_name || user.name || user.id;
  return {
    companyId: company.id,
    workspaceId: workspace,
    id: user.id,
    name,
    firstName: profile?.first_name || name.split(/\s+/)[0] || name,
    tongue: tongueOf(user.locale ?? company.language),
  };
}
