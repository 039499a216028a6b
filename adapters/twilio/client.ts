import type { Twilio } from 'twilio';
import type { RequestOptions } from 'twilio/lib/base/RequestClient.js';
import { Outage } from '../../src/kernel/refusal.ts';
import { succeedOnce } from '../kit/once.ts';
import { require } from '../kit/require.ts';

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** A stand-in instead of `https://api.twilio.com`. */
  apiUrl?: string;
}

/** Of messages, and of messaging services. */
const HOSTS = /^https:\/\/(api|messaging)\.twilio\.com/;

/** Throws on an empty credential: an empty token would accept every forged webhook. */
export function demandCredentials({ accountSid, authToken }: TwilioAccount): void {
  if (!accountSid.trim()) throw new Error('Twilio needs its account SID');
  if (!authToken.trim()) throw new Error('Twilio needs its auth token');
}

/** The vendor's client, made when it is first needed: loading its SDK takes longer than starting the rest of the app. */
export function connect(account: TwilioAccount): () => Promise<Twilio> {
  demandCredentials(account);
  return succeedOnce(async () => load(account));
}

function load({ accountSid, authToken, apiUrl }: TwilioAccount): Twilio {
  const twilio: typeof import('twilio') = require('twilio');
  const { RequestClient } = twilio;

  class Line extends RequestClient {
    override async request<Body>(options: RequestOptions<Body>) {
      const uri = apiUrl ? options.uri.replace(HOSTS, apiUrl) : options.uri;
      const answer = await super.request<Body>({ ...options, uri });
      // The SDK's own error forgets the headers, and with them how long to wait.
      if (answer.statusCode === 429) throw busy(answer.headers);
      return answer;
    }
  }

  return twilio(accountSid, authToken, { httpClient: new Line({ timeout: 10_000, keepAlive: true }) });
}

function busy(headers: unknown): Outage {
  const seconds = Number((headers as Record<string, string> | undefined)?.['retry-after']);
  return new Outage('twilio', 'request', {
    outcome: 'no',
    code: '20429',
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}
