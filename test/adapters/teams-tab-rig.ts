/** The settings tab served beside a stand-in for Teams, with an app that knows two companies. */
import { mountTeamsTab } from '../../adapters/teams/tab/mount.ts';
import { presentShown } from '../../cards/present.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { createAdmission } from '../../src/company/admission.ts';
import type { Company, Member, WorkspaceId } from '../../src/company/company.ts';
import type { Directory } from '../../src/company/directory.ts';
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
    ...garage.rooms.map((room) => ({ ...room, closed: false })),
    {
      id: `${HERE}/19:service@thread.tacv2`,
      name: 'Garage Boréal > Service',
      told: true,
      address: 'https://smba.example/ca/#19:garage@thread.tacv2',
    },
    { id: `${HERE}/19:counter@thread.v2`, name: 'Comptoir', told: true, closed: true },
    { id: 'slack:T1/C9', name: 'direction', told: true, closed: true },
    { id: 'slack:T1/C8', name: 'inconnu', told: true },
    {
      id: `${HERE}/19:old@thread.tacv2`,
      name: 'Ancien comptoir',
      told: true,
      closed: false,
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
  /** Whom it has met. */
  people: Map<string, Member>;
  /** Asks for the settings with this `Authorization` header. */
  ask(authorization?: string, query?: string): Promise<Response>;
  /** Asks as Marie, with a right token. */
  askAsMarie(query?: string): Promise<Response>;
  close(): Promise<void>;
}

export const GUEST = '29:1gus-from-elsewhere';
const guest = {
  id: GUEST,
  aadObjectId: '00000000-0000-4000-8000-00000000000c',
  name: 'Gus',
  email: 'gus@elsewhere.example',
  standing: 'guest',
} as const;

/** Nothing is drawn here. */
const EDITING = { opens: 'settings', draw: async () => ({ html: '', policy: '' }) };

export const startTenant = (): Promise<Teams> => startTeams({ ...TENANT, users: [...TENANT.users, guest], seed: 21 });

/** `atMicrosoft`: the tab trusts Microsoft and no stand-in. */
export async function openOffice(teams: Teams, { atMicrosoft = false } = {}): Promise<Office> {
  const companies: Office['companies'] = { [HERE]: company, [`teams:${OTHER_TENANT}`]: other };
  const people = new Map<string, Member>();
  const directory: Directory = {
    companyOf: async (workspace) => companies[workspace],
    company: async () => undefined,
    member: async (_, id) => people.get(id),
    introduce: async (member) => void people.set(member.id, member),
    forget: () => undefined,
  };
  const { companyOf } = directory;
  const app = appWith({ companyOf, admit: createAdmission({ directory }).admit });
  const config = {
    appId: APP_ID,
    password: PASSWORD,
    tenantId: TENANT_ID,
    type: 'SingleTenant' as const,
    ...(atMicrosoft ? {} : { loginUrl: teams.loginUrl }),
  };
  const rig = await serve(({ server }, log) =>
    mountTeamsTab(server, { app, config, publicUrl: PUBLIC_URL, log, present: presentShown, ...EDITING }),
  );
  const ask = (authorization?: string, query = '') =>
    fetch(`${rig.url}/teams/tab/content${query}`, { headers: authorization ? { authorization } : {} });
  return {
    rig,
    companies,
    people,
    ask,
    askAsMarie: async (query) => ask(`Bearer ${await teams.ssoToken(MARIE)}`, query),
    close: rig.close,
  };
}
