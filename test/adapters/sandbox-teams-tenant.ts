import type { Teams, TeamsOptions } from '../../sandbox/teams/teams.ts';
import type { TeamsConfig } from '../../src/config.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const PASSWORD = 'not-a-secret';
export const TENANT_ID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const MARIE = '29:1marie-of-the-garage';
export const JOHN = '29:1john-of-the-garage';
export const TEAM = '19:garage@thread.tacv2';
export const SERVICE = '19:service@thread.tacv2';
export const GROUP = '19:counter@thread.v2';

/** A garage with one team, a group chat, and the app everywhere but in John's own chat and the other team. */
export const TENANT = {
  appId: APP_ID,
  appPassword: PASSWORD,
  tenantId: TENANT_ID,
  appUrl: 'http://127.0.0.1:9',
  users: [
    {
      id: MARIE,
      aadObjectId: '00000000-0000-4000-8000-00000000000a',
      name: 'Marie Tremblay',
      email: 'marie@garage.example',
      locale: 'fr-CA',
      withApp: true,
    },
    { id: JOHN, aadObjectId: '00000000-0000-4000-8000-00000000000b', name: 'John Smith', locale: 'en-CA' },
  ] as TeamsOptions['users'],
  teams: [
    {
      id: TEAM,
      name: 'Garage Boréal',
      members: [MARIE, JOHN],
      channels: [{ id: SERVICE, name: 'Service' }],
      withApp: true,
    },
    { id: '19:parts@thread.tacv2', name: 'Parts', members: [MARIE], channels: [] },
  ],
  groupChats: [{ id: GROUP, name: 'Counter', members: [MARIE, JOHN], withApp: true }],
};

/** A token from the stand-in's login service: a bot's unless told otherwise. */
export async function tokenOf(teams: Teams, scope = 'https://api.botframework.com/.default'): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: APP_ID, client_secret: PASSWORD };
  const body = new URLSearchParams({ ...form, scope });
  const response = await fetch(`${teams.loginUrl}/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

export const textCard = (text: string, more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
  ...more,
});

export const attach = (content: object) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });

/** What an app is configured with to speak with the stand-in. */
export const teamsConfig = (teams: Teams): TeamsConfig => ({
  ...{ appId: APP_ID, password: PASSWORD, tenantId: TENANT_ID, type: 'SingleTenant' },
  ...{ openIdUrl: teams.openIdUrl, loginUrl: teams.loginUrl, graphUrl: teams.graphUrl },
});
