import { doubtful, type Finding, failing, well } from '../../src/kernel/finding.ts';
import type { Log } from '../../src/ports.ts';
import { TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';
import { createClient, type SlackAccess } from './client.ts';

const TOKEN = 'Slack: bot token';
const SCOPES = 'Slack: scopes';
/** Slack's codes for a token that is worth nothing (docs.slack.dev/reference/methods/auth.test). */
const WORTHLESS = /^(?:invalid_auth|not_authed|token_revoked|token_expired|account_inactive|team_access_not_granted)$/;
const AGAIN =
  'api.slack.com/apps > your app > App Manifest: paste what npm run manifests wrote, then Install App > Reinstall';

/** Whether Slack knows the token, and whether it opens what the app does. `scopes`: those that the manifest asks for. */
export async function checkSlack(access: SlackAccess, scopes: readonly string[], log: Log): Promise<Finding[]> {
  try {
    const { team, user, bot_id: bot, response_metadata: about } = await createClient(access, log).auth.test();
    if (!bot)
      return [
        failing(TOKEN, {
          found: 'it is the token of a person',
          expected: 'a bot token',
          where: TABLE.SLACK_BOT_TOKEN.where,
        }),
      ];
    return [well(TOKEN, `${user} in ${team}`), scopesFinding(about?.scopes, scopes)];
  } catch (error) {
    const code = codeOf(error);
    if (!code || !WORTHLESS.test(code))
      return [failing(TOKEN, unreached('Slack', (error as { original?: unknown }).original ?? error))];
    const expected = 'the token of the app as it is installed now';
    return [failing(TOKEN, { found: `Slack refuses it (${code})`, expected, where: TABLE.SLACK_BOT_TOKEN.where })];
  }
}

function scopesFinding(granted: string[] | undefined, wanted: readonly string[]): Finding {
  if (!granted) return doubtful(SCOPES, { found: 'Slack did not say which it granted' });
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return well(SCOPES, `all ${wanted.length}`);
  return failing(SCOPES, {
    found: `${missing.join(', ')} missing`,
    expected: 'what the manifest asks for',
    where: AGAIN,
  });
}

const codeOf = (error: unknown): string | undefined => (error as { data?: { error?: string } }).data?.error;
