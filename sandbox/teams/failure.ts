import type { Answer } from '../stand-in.ts';

/** An answer of the connector that is not a success, in its own words: `{ error: { code, message } }`. */
export class ConnectorFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  answer(): Answer {
    return { status: this.status, body: { error: { code: this.code, message: this.message } } };
  }
}

/** Status and words from learn.microsoft.com: "Status codes from bot conversational APIs". */
export const notInRoster = () =>
  new ConnectorFailure(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
export const notInPersonalScope = () =>
  new ConnectorFailure(
    403,
    'ForbiddenOperationException',
    'The bot is not installed in the personal scope of the user.',
  );
export const conversationNotFound = () => new ConnectorFailure(404, 'ConversationNotFound', 'Conversation not found.');
export const activityNotFound = () =>
  new ConnectorFailure(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.');
export const tooBig = () => new ConnectorFailure(413, 'MessageSizeTooBig', 'Message size too large.');
export const badSyntax = (message: string) => new ConnectorFailure(400, 'BadSyntax', message);
export const badArgument = (message: string) => new ConnectorFailure(400, 'BadArgument', message);

const OUTAGES: Record<number, [code: string, message: string]> = {
  403: ['BotDisabledByAdmin', 'The tenant admin disabled this bot.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  429: ['Throttled', 'Too many requests.'],
  500: ['ServiceError', 'Internal server error.'],
  502: ['ServiceError', 'Bad gateway.'],
  503: ['ServiceUnavailable', 'Service is unavailable.'],
  504: ['GatewayTimeout', 'Gateway timeout.'],
};

/** What the connector says when it cannot take a call now; `retryAfter` in seconds. */
export function outage(status: number, retryAfter?: number): Answer {
  const [code, message] = OUTAGES[status] ?? ['ServiceError', 'Internal server error.'];
  const headers = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) };
  return { status, headers, body: { error: { code, message } } };
}
