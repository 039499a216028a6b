import { PICTURE_MOST_BYTES, type Sms } from '../../src/conversations/ports.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Line } from './accounts.ts';
import { isUnknown, outageOf } from './failures.ts';
import { patiently } from './lists.ts';

const API = 'https://api.twilio.com';
/**
 * Where Twilio's API leads to what it keeps: the latter where media take the account's credentials, by an address that
 * lives for four hours (help.twilio.com, "Protect Media Access with HTTP Basic Authentication").
 */
const STORES = new Set(['https://s3-external-1.amazonaws.com', 'https://mms.twiliocdn.com']);
const MOST_HOPS = 3;
const FETCH_MS = 10_000;
const PICTURE = /^(image\/.*|application\/octet-stream|binary\/.*)$/i;

type Media = Awaited<ReturnType<Sms['attachment']>>;
interface Wanted {
  sid: string;
  place: number;
  ref?: string;
}

/**
 * Fetches what came with customers' texts. Nobody's address is believed: what is asked for is our own account's, at
 * Twilio's API, which alone is shown our credentials. What it leads to is followed to Twilio's stores without them, and
 * not more is read than a picture has, whatever is said of its size.
 */
export async function readMedia({ client, accountSid, authToken, apiUrl = API }: Line, wanted: Wanted): Promise<Media> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  // A stand-in keeps them itself.
  const stores = apiUrl === API ? STORES : new Set([new URL(apiUrl).origin]);

  /** Told only how many there are, it is looked up which. */
  async function named({ sid, place }: Wanted): Promise<string | undefined> {
    const { messages } = await client();
    const media = await patiently(() => messages(sid).media.list({ limit: 10 }));
    return media[place]?.sid;
  }

  async function found(address: string, signal: AbortSignal): Promise<Response> {
    let response = await fetch(address, { headers: { authorization }, redirect: 'manual', signal });
    for (let hops = 0; response.status >= 300 && response.status < 400; hops += 1) {
      const at = URL.parse(response.headers.get('location') ?? '', address);
      if (!at || !stores.has(at.origin) || hops === MOST_HOPS)
        throw new Outage('twilio', 'media.fetch', { outcome: 'no', code: 'leads-elsewhere' });
      response = await fetch(at, { redirect: 'manual', signal });
    }
    return response;
  }

  try {
    const media = wanted.ref ?? (await named(wanted));
    if (!media) return { not: 'there' };
    const path = `/2010-04-01/Accounts/${accountSid}/Messages/${wanted.sid}/Media/${media}`;
    const response = await found(apiUrl + path, AbortSignal.timeout(FETCH_MS));
    if (response.status === 404 || response.status === 410) return { not: 'there' };
    if (!response.ok || !response.body) throw refusalIn(response);
    return await pictureIn(response, response.body);
  } catch (error) {
    if (isUnknown(error)) return { not: 'there' };
    throw outageOf('media.fetch', error);
  }
}

async function pictureIn({ headers }: Response, body: ReadableStream<Uint8Array>): Promise<Media> {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() || 'application/octet-stream';
  if (!PICTURE.test(type)) {
    await body.cancel();
    return { type, not: 'a-picture' };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > PICTURE_MOST_BYTES) return { type, not: 'small-enough' };
    chunks.push(chunk);
  }
  return { type, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function refusalIn({ status, headers }: Response): Outage {
  const seconds = Number(headers.get('retry-after'));
  return new Outage('twilio', 'media.fetch', {
    outcome: 'no',
    code: String(status),
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}
