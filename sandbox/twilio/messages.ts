/** A message, and how Twilio shows it: https://www.twilio.com/docs/messaging/api/message-resource */
import { SegmentedMessage } from 'sms-segments-calculator';

export type Status = 'accepted' | 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

export interface Message {
  sid: string;
  direction: 'outbound-api' | 'outbound-reply' | 'inbound';
  from: string;
  to: string;
  body: string;
  status: Status;
  /** Why it was not delivered. */
  errorCode: number | null;
  created: Date;
  updated: Date;
  /** Unset until it leaves Twilio, so that no filter by date finds a message still waiting. */
  sent: Date | null;
  messagingServiceSid: string | null;
  statusCallback: string | null;
  media: Media[];
  /** Of ours: where it is fetched from before it leaves. */
  mediaUrls?: string[];
}

export interface Media {
  sid: string;
  contentType: string;
  content: Uint8Array;
}

export const segmentsOf = (body: string): number => new SegmentedMessage(body).segmentsCount;

/** The resource as JSON. A messaging service has not chosen its number when it answers, so it counts no segments yet. */
export function resource(message: Message, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  const waiting = message.status === 'accepted';
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.created),
    date_sent: message.sent && rfc2822(message.sent),
    date_updated: rfc2822(message.updated),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: waiting ? null : message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: waiting ? '0' : String(segmentsOf(message.body)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** The steps of a message after it was taken. */
export function journey(message: Message, error: number | undefined): Status[] {
  const start: Status[] = message.status === 'accepted' ? ['queued', 'sending'] : ['sending'];
  // 30008 stands for a message that never left Twilio, and so do pictures that it could not fetch; the others come back from the carrier.
  if (error === 30_008 || (error && error < 30_000)) return [...start, 'failed'];
  return [...start, 'sent', error ? 'undelivered' : 'delivered'];
}
