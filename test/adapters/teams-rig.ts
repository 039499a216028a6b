/** What the tests of Teams' incoming half share: a tenant, the adapter on a real server, and a core that remembers. */

import { EventEmitter } from 'node:events';
import { mountTeams, type TeamsMount } from '../../adapters/teams/mount.ts';
import { tenantsOf } from '../../adapters/teams/tenants.ts';
import type { SentRequest } from '../../sandbox/teams/app-link.ts';
import type { Json } from '../../sandbox/teams/model.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import type { Company, Member, WorkspaceId } from '../../src/company/company.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { garage } from '../fixtures/requests.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import { GROUP, MARIE, SERVICE, TEAM, TENANT, TENANT_ID, teamsConfig } from './sandbox-teams-tenant.ts';
import { type TrialCore, trialCore } from './trial-core.ts';
import { type Logged, type Rig, serve } from './web-rig.ts';

export const WORKSPACE: WorkspaceId = `teams:${TENANT_ID}`;
export const SERVICE_ROOM = `${WORKSPACE}/${SERVICE}` as const;
export const GROUP_ROOM = `${WORKSPACE}/${GROUP}` as const;

export const marie: Member = {
  companyId: garage.id,
  workspaceId: WORKSPACE,
  id: TENANT.users[0]?.aadObjectId ?? '',
  name: 'Marie Tremblay',
  firstName: 'Marie',
  tongue: 'fr',
  standing: 'member',
};

export interface TeamsRig extends TrialCore {
  teams: Teams;
  /** The company as it is when nothing changed. */
  garage: Company;
  mount: TeamsMount;
  web: Rig;
  logged: Logged[];
  /** Resolves when so many more requests have been let in. */
  letIn(requests: number): Promise<void>;
  /** Something of a person somewhere, as Teams would send it; Marie in the channel Service unless told. */
  activity(fields: object, user?: string, room?: string): Json;
  /** Sends it, and gives what came back at once. */
  send(fields: object, user?: string, room?: string): ReturnType<Teams['send']>;
  invoke(name: string, value: unknown, more?: object): ReturnType<Teams['send']>;
  /** Sends these bytes as they are. */
  post(request: Partial<SentRequest>): Promise<Response>;
  close(): Promise<void>;
}

/** `more`: what the adapter is configured with beside the tenant. `tenant`: what is otherwise in the garage's own. */
export async function startRig(
  more: Partial<TeamsConfig> = {},
  tenant: Partial<typeof TENANT & { hearsAll: boolean }> = {},
): Promise<TeamsRig> {
  const teams = await startTeams({ ...TENANT, ...tenant, seed: 41 });
  const company: Company = {
    ...garage,
    rooms: [{ id: SERVICE_ROOM, name: 'Service', told: true, closed: false, address: `${teams.serviceUrl}#${TEAM}` }],
  };
  const core = trialCore({ workspace: WORKSPACE, company, members: [marie] });
  let mount: TeamsMount | undefined;
  const admitted = new EventEmitter();
  const web = await serve(({ server }, log) => {
    core.log = log;
    const config = { ...teamsConfig(teams), ...more };
    const tenants = tenantsOf(config);
    mount = mountTeams(server, {
      ...{ app: core.app, config, log },
      tenants: {
        async serves(tenant) {
          admitted.emit('one');
          return tenants.serves(tenant);
        },
      },
      present: presentTrial,
    });
  });
  if (!mount) throw new Error('nothing was mounted');
  const { idle } = mount;
  teams.pointTo(web.url);
  const activity: TeamsRig['activity'] = (fields, user = MARIE, room = SERVICE) =>
    teams.activity(user, room, { ...fields } as Json);
  return Object.assign(core, {
    teams,
    garage: company,
    mount,
    web,
    logged: web.logged,
    letIn(requests: number) {
      const { promise, resolve } = Promise.withResolvers<void>();
      let left = requests;
      admitted.on('one', () => {
        left -= 1;
        if (left === 0) resolve();
      });
      return promise;
    },
    activity,
    send: (fields: object, user?: string, room?: string) => teams.send(activity(fields, user, room)),
    invoke: (name: string, value: unknown, more: object = {}) =>
      teams.send({ ...activity({ type: 'invoke', name, value }), ...more }),
    post: ({ headers = {}, body = '' }: Partial<SentRequest>) =>
      fetch(`${web.url}/api/messages`, { method: 'POST', headers, body }),
    async close() {
      await web.close();
      teams.faults.clear();
      await idle();
      await teams.close();
    },
  });
}
