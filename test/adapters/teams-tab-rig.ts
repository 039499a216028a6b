/** The settings tab served beside a stand-in for Teams, with an app that knows two companies. */
import { mountTeamsTab } from '../../adapters/teams/tab/mount.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import type { Company, WorkspaceId } from '../../src/company/company.ts';
import { garage } from '../fixtures/requests.ts';
import { APP_ID, MARIE, PASSWORD, TENANT, TENANT_ID } from './sandbox-teams-tenant.ts';
import { appWith, type Rig, serve } from './web-rig.ts';

export const PUBLIC_URL = 'https://pay.garage.example';
/** Looked for by teams-js when it loads. Our policy refuses it, and the library goes on with the list it carries. */
export const REFUSED_LIST = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';
export const OTHER_TENANT = 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff';

const HERE: WorkspaceId = `teams:${TENANT_ID}`;

/** The garage with rooms on both platforms: told, not told, gone, and a member's own. */
export const company: Company = {
  ...garage,
  rooms: [
    ...garage.rooms,
    { id: `${HERE}/19:service@thread.tacv2`, name: 'Garage Boréal > Service', told: true },
    {
      id: `${HERE}/19:old@thread.tacv2`,
      name: 'Ancien comptoir',
      told: true,
      goneAt: new Date('2026-03-01T12:00:00Z'),
    },
    { id: `${HERE}/a:marie`, name: 'Marie Tremblay', told: false, personal: true },
  ],
};
const other: Company = { ...garage, id: 'com_other', name: 'Carrosserie Lévis', phone: '+14185550199', rooms: [] };

export interface Office {
  rig: Rig;
  /** What the app knows; to be changed by a test. */
  companies: Partial<Record<WorkspaceId, Company>>;
  /** Asks for the settings with this `Authorization` header. */
  ask(authorization?: string, query?: string): Promise<Response>;
  /** Asks as Marie, with a right token. */
  askAsMarie(query?: string): Promise<Response>;
  close(): Promise<void>;
}

export const startTenant = (): Promise<Teams> => startTeams({ ...TENANT, seed: 21 });

/** `atMicrosoft`: the tab trusts Microsoft and no stand-in. */
export async function openOffice(teams: Teams, { atMicrosoft = false } = {}): Promise<Office> {
  const companies: Office['companies'] = { [HERE]: company, [`teams:${OTHER_TENANT}`]: other };
  const app = appWith({ companyOf: async (workspace) => companies[workspace] });
  const config = {
    appId: APP_ID,
    password: PASSWORD,
    tenantId: TENANT_ID,
    type: 'SingleTenant' as const,
    ...(atMicrosoft ? {} : { loginUrl: teams.loginUrl }),
  };
  const rig = await serve(({ server }, log) => mountTeamsTab(server, { app, config, publicUrl: PUBLIC_URL, log }));
  const ask = (authorization?: string, query = '') =>
    fetch(`${rig.url}/teams/tab/settings${query}`, { headers: authorization ? { authorization } : {} });
  return {
    rig,
    companies,
    ask,
    askAsMarie: async (query) => ask(`Bearer ${await teams.ssoToken(MARIE)}`, query),
    close: rig.close,
  };
}
