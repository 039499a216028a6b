/** The garage's Microsoft 365 tenant, with a tap on the line from the app to it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { startTeams, type Teams } from '../teams/teams.ts';
import { TEAMS_CHATS, TEAMS_STAFF, TEAMS_TEAMS, TENANT_ID } from './garage.ts';
import { startTap, type TapOptions } from './tap.ts';

export interface Microsoft {
  teams: Teams;
  /** The page in which Teams shows a tab, at the one address that the app takes for Teams. */
  tabHost: string;
  /** Environment of the app that this tenant serves. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** `appUrl`: where its activities go; `watch` hears of every call of the app. */
export async function startMicrosoft(
  appUrl: string,
  watch: TapOptions['watch'],
  now: () => number,
): Promise<Microsoft> {
  const [appId, appPassword] = [randomUUID(), randomBytes(20).toString('base64url')];
  let reachedAt = '';
  const teams = await startTeams({
    ...{ tenantId: TENANT_ID, appId, appPassword, appUrl, limited: true, now },
    // The same ids at each start, for data that was kept.
    seed: 1,
    // The garage lets the app read its channels: a message whose answer was lost is looked for.
    consented: true,
    ...{ users: TEAMS_STAFF, teams: TEAMS_TEAMS, groupChats: TEAMS_CHATS },
    // Documents and activities name the way through the tap.
    reachedAt: () => reachedAt,
  });
  const tap = await startTap({ to: () => teams.url, watch });
  reachedAt = tap.url;
  return {
    teams,
    tabHost: `${tap.url}/host`,
    env: {
      MICROSOFT_APP_ID: appId,
      MICROSOFT_APP_PASSWORD: appPassword,
      MICROSOFT_APP_TYPE: 'SingleTenant',
      MICROSOFT_APP_TENANT_ID: TENANT_ID,
      TEAMS_OPENID_URL: teams.openIdUrl,
      TEAMS_LOGIN_URL: teams.loginUrl,
      TEAMS_GRAPH_URL: teams.graphUrl,
    },
    async close() {
      await Promise.all([teams.close(), tap.close()]);
    },
  };
}
