import type { WorkspaceId } from '../../src/company/company.ts';
import type { Log } from '../../src/ports.ts';
import { succeedOnce } from '../kit/once.ts';
import { ask, createClient, createRespond, type Respond, type SlackAccess, type SlackClient } from './client.ts';
import { createFileReader, type ReadFile } from './uploads.ts';

/** The app in one workspace: whose token this is, its own user there, and the ways to Slack that the token opens. */
export interface Installation {
  team: string;
  workspace: WorkspaceId;
  botUser: string;
  botId: string;
  /** Where the workspace is opened in a browser, with a slash at the end. */
  site: string | undefined;
  token: string;
  client: SlackClient;
  respond: Respond;
  readFile: ReadFile;
}

/** The ways to Slack that a token opens. */
export function opened(access: SlackAccess, log: Log): Pick<Installation, 'token' | 'client' | 'respond' | 'readFile'> {
  const client = createClient(access, log);
  return { token: access.botToken, client, respond: createRespond(access), readFile: createFileReader(access) };
}

/** Asks Slack once whose token it is; after a failure the next caller asks again. */
export function createInstallation(access: SlackAccess, log: Log): () => Promise<Installation> {
  const ways = opened(access, log);
  return succeedOnce(async () => {
    const told = await ask('auth.test', () => ways.client.auth.test());
    const { team_id: team, user_id: botUser, bot_id: botId, url: site } = told;
    if (!team || !botUser || !botId) throw new Error('this token is not a bot token (xoxb-...)');
    return { team, workspace: `slack:${team}`, botUser, botId, site, ...ways };
  });
}
