/** What customers' and our messages carry beside their words: https://www.twilio.com/docs/messaging/api/media-resource */
import type { Answer, Call } from '../stand-in.ts';
import { Failure, failureAnswer } from './failure.ts';
import type { Media, Message } from './messages.ts';

/** Where media are really kept: another host than the API, which takes no credentials (`mms.twiliocdn.com`). */
const STORE = /^\/media-store\/(ME\w+)$/;

export const isStored = ({ pathname }: URL): boolean => STORE.test(pathname);

/** The API leads there by an address that needs nothing else; who shows credentials there is refused, as S3 does. */
export const leadTo = ({ sid }: Media): Answer => ({
  status: 307,
  headers: { location: `/media-store/${sid}?Expires=${Math.floor(Date.now() / 1000) + 4 * 3600}` },
});

export function storedAt(messages: readonly Message[], { url, headers }: Call): Answer {
  if (headers.authorization) return failureAnswer({ status: 400, code: 0, message: 'Only one auth mechanism allowed' });
  const [, sid] = STORE.exec(url.pathname) ?? [];
  const found = messages.flatMap(({ media }) => media).find((one) => one.sid === sid);
  if (!found) return failureAnswer({ status: 404, code: 20_404, message: 'Not found' });
  return { headers: { 'content-type': found.contentType }, body: found.content };
}

export function mediaPage({ media, sid, created }: Message, accountSid: string): object {
  const at = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media`;
  const date = created.toUTCString().replace('GMT', '+0000');
  return {
    ...{ page: 0, page_size: 50, start: 0, end: media.length - 1, next_page_uri: null, previous_page_uri: null },
    ...{ uri: `${at}.json`, first_page_uri: `${at}.json` },
    media_list: media.map((one) => ({
      ...{ sid: one.sid, account_sid: accountSid, parent_sid: sid, content_type: one.contentType },
      ...{ date_created: date, date_updated: date, uri: `${at}/${one.sid}.json` },
    })),
  };
}

/** @throws Failure for a medium that there is none of */
export function mediumOf({ media }: Message, sid: string): Media {
  const found = media.find((one) => one.sid === sid);
  if (!found) throw new Failure(20_404, `The requested resource /Media/${sid} was not found`, 404);
  return found;
}
