/** The forms Twilio posts: https://www.twilio.com/docs/messaging/guides/webhook-request */
import { type Message, segmentsOf } from './messages.ts';
import type { OptOutType } from './numbers.ts';

/** A status callback. */
export function statusParams(accountSid: string, message: Message): Record<string, string> {
  const { sid, status, to, from, errorCode, messagingServiceSid } = message;
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: from,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    To: to,
    ...(errorCode !== null && { ErrorCode: String(errorCode) }),
    ...(messagingServiceSid && { MessagingServiceSid: messagingServiceSid }),
    ...(status === 'delivered' && { RawDlrDoneDate: new Date().toISOString().replace(/\D/g, '').slice(2, 12) }),
  };
}

/**
 * An incoming text. `service` is the messaging service of the number it came to; `optOutType` what the service's
 * Advanced Opt-Out took it for.
 */
export function inboundParams(
  accountSid: string,
  { sid, from, to, body, media }: Message,
  { service, optOutType }: { service?: string; optOutType?: OptOutType },
): Record<string, string> {
  const attached = media.flatMap(({ sid: mediaSid, contentType }, place) => [
    [`MediaContentType${place}`, contentType],
    [`MediaUrl${place}`, `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${mediaSid}`],
  ]);
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: from,
    FromCity: 'MONTREAL',
    FromCountry: 'CA',
    FromState: 'QC',
    FromZip: '',
    MessageSid: sid,
    NumMedia: String(media.length),
    NumSegments: String(segmentsOf(body)),
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
    ToCity: 'MONTREAL',
    ToCountry: 'CA',
    ToState: 'QC',
    ToZip: '',
    ...(service && { MessagingServiceSid: service }),
    ...(optOutType && { OptOutType: optOutType }),
    ...Object.fromEntries(attached),
  };
}
