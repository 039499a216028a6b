import { UPLOAD_MOST_BYTES, type Upload } from '../../src/kernel/screen.ts';
import type { SlackAccess } from './client.ts';
import type { ViewPayload } from './payloads.ts';

/** Where Slack keeps what people upload (docs.slack.dev/reference/objects/file-object, `url_private`). */
const FILES_AT = 'https://files.slack.com';
const FETCH_MS = 10_000;
const MEGABYTE = 1_000_000;

/** The address of a file that was chosen in a form. */
export type ReadFile = (url: string) => Promise<Upload>;

/** By field: where the first file is that was chosen there. */
export function chosenFiles({ state }: ViewPayload): Map<string, string> {
  const elements = Object.values(state.values).flatMap((block) => Object.entries(block));
  return new Map(
    elements.flatMap(([field, { files }]) => {
      const [first] = files ?? [];
      return first ? [[field, first.url_private_download ?? '']] : [];
    }),
  );
}

/**
 * Fetches what was uploaded, with the app's token. Its address comes in a request: only Slack's own host, or the
 * stand-in, is called, no redirect is followed (Slack leads who may not read it to a page to sign in on), and not more is
 * read than may be kept, whatever Slack says of its size.
 */
export function createFileReader({ apiUrl, botToken }: SlackAccess): ReadFile {
  const origin = new URL(apiUrl ?? FILES_AT).origin;
  return async (url) => {
    if (!URL.canParse(url) || new URL(url).origin !== origin) return { refusal: { code: 'file-unreachable' } };
    try {
      const signal = AbortSignal.timeout(FETCH_MS);
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${botToken}` },
        redirect: 'manual',
        signal,
      });
      return response.ok && response.body ? await bounded(response.body) : { refusal: { code: 'file-unreachable' } };
    } catch (cause) {
      if (cause instanceof TypeError || (cause instanceof Error && cause.name === 'TimeoutError'))
        return { refusal: { code: 'file-unreachable' } };
      throw cause;
    }
  };
}

async function bounded(body: ReadableStream<Uint8Array>): Promise<Upload> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > UPLOAD_MOST_BYTES)
      return { refusal: { code: 'file-too-large', megabytes: UPLOAD_MOST_BYTES / MEGABYTE } };
    chunks.push(chunk);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)) };
}
