import type { TeamsConfig } from '../../src/config.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { exchange } from './exchange.ts';
import { refusalOf, silenceOf } from './failures.ts';
import { isTrusted } from './service-url.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** What is said: a message with a card or a text, as Bot Framework's `Activity`. */
export type Activity = Record<string, unknown>;

/** After this nobody waits any more; the outbox looks whether it arrived and tries again. */
const CALL_MS = 8_000;

/** Teams takes about 100 KB, counted as UTF-16 with all around it (learn.microsoft.com: format your bot messages). */
const MOST_CHARACTERS = (80 * 1024) / 2;

export type Connector = ReturnType<typeof createConnector>;

/**
 * Teams' connector, which does what the bot wants done in conversations. Every call is made once, because only the
 * outbox knows what may be sent twice (botbuilder's own client repeats a post whose answer was lost). Failures are
 * thrown as `Outage`; a service URL that is not Teams' gets nothing, and no token.
 */
export function createConnector(config: TeamsConfig, log: Log, tokens: Tokens = createTokens(config)) {
  async function call(
    method: 'GET' | 'POST' | 'PUT',
    serviceUrl: string,
    path: string,
    activity?: Activity,
    patienceMs = CALL_MS,
  ) {
    const operation = `${method} ${path.split('/')[0]}`;
    if (!isTrusted(serviceUrl, config)) {
      log.error('service URL not trusted', { serviceUrl });
      throw new Outage('teams', operation, { outcome: 'no', code: 'service-url' });
    }
    const body = activity && JSON.stringify(activity);
    if (body && body.length > MOST_CHARACTERS)
      throw new Outage('teams', operation, { outcome: 'never', code: 'MessageSizeTooBig' });
    const url = `${serviceUrl.replace(/\/+$/, '')}/v3/${path}`;
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await tokens
      .use({ audience: 'connector' }, (authorization) => {
        const headers = { ...authorization, ...(body ? { 'content-type': 'application/json' } : {}) };
        return exchange(url, { method, headers, signal, ...(body ? { body } : {}) });
      })
      .catch((cause: unknown) => {
        throw silenceOf(operation, cause);
      });
    if (!answer.ok) throw refusalOf(operation, answer);
    return answer.body;
  }

  const activitiesOf = (conversationId: string) => `conversations/${encodeURIComponent(conversationId)}/activities`;

  async function post(serviceUrl: string, path: string, activity: Activity): Promise<string> {
    const { id } = await call('POST', serviceUrl, path, activity);
    if (typeof id === 'string' && id !== '') return id;
    throw new Outage('teams', 'POST conversations', { code: 'no-id' });
  }

  return {
    /** Posts into a conversation; gives the message's id. */
    send: (serviceUrl: string, conversationId: string, activity: Activity) =>
      post(serviceUrl, activitiesOf(conversationId), activity),

    /** Posts into the thread of a channel's message. */
    reply: (serviceUrl: string, channelId: string, root: string, activity: Activity) =>
      post(serviceUrl, activitiesOf(`${channelId};messageid=${root}`), activity),

    /**
     * A person's own conversation with the app, the same each time
     * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages); refused
     * where the app is neither installed for them nor in a team of theirs.
     */
    async open(serviceUrl: string, tenantId: string, person: string): Promise<string> {
      const members = [{ id: person }];
      const asked = { members, isGroup: false, bot: { id: `28:${config.appId}` }, tenantId };
      const { id } = await call('POST', serviceUrl, 'conversations', {
        ...asked,
        channelData: { tenant: { id: tenantId } },
      });
      if (typeof id === 'string' && id !== '') return id;
      throw new Outage('teams', 'POST conversations', { outcome: 'no', code: 'no-id' });
    },

    /** Tells one person something in a channel or group chat that nobody else sees (a targeted message). */
    whisper: (serviceUrl: string, conversationId: string, user: string, activity: Activity) =>
      post(serviceUrl, `${activitiesOf(conversationId)}?isTargetedActivity=true`, {
        ...activity,
        recipient: { id: user, isTargeted: true },
      }),

    /** Replaces what a message of ours says; doing it twice is harmless. */
    async update(
      serviceUrl: string,
      conversationId: string,
      messageId: string,
      activity: Activity,
      { targeted = false } = {},
    ): Promise<void> {
      const path = `${activitiesOf(conversationId)}/${encodeURIComponent(messageId)}`;
      const address = targeted ? `${path}?isTargetedActivity=true` : path;
      await call('PUT', serviceUrl, address, { ...activity, id: messageId });
    },

    /** Reads what is below `/v3/`: `teams/<id>`, `teams/<id>/conversations`, `conversations/<id>/pagedmembers`. */
    ask: (serviceUrl: string, path: string, patienceMs?: number): Promise<Record<string, unknown>> =>
      call('GET', serviceUrl, path, undefined, patienceMs),
  };
}
