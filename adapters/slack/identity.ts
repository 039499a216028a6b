import type { WorkspaceId } from '../../src/company/company.ts';
import { succeedOnce } from '../kit/once.ts';
import { ask, type SlackClient } from './client.ts';

/** Whose token this is: the workspace that is served, and the app's own user in it. */
export interface Identity {
  team: string;
  workspace: WorkspaceId;
  botUser: string;
  botId: string;
  /** Where the workspace is opened in a browser, with a slash at the end. */
  site: string | undefined;
}

/** Asks Slack once; after a failure the next caller asks again. */
export function createIdentity(client: SlackClient): () => Promise<Identity> {
  return succeedOnce(async () => {
    const {
      team_id: team,
      user_id: botUser,
      bot_id: botId,
      url: site,
    } = await ask('auth.test', () => client.auth.test());
    if (!team || !botUser || !botId) throw new Error('this token is not a bot token (xoxb-...)');
    return { team, workspace: `slack:${team}`, botUser, botId, site };
  });
}
