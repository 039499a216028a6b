import { anything } from '../kit/reading.ts';

/** What a service of Microsoft's answered, read whole. */
export interface Answer {
  status: number;
  ok: boolean;
  /** How long it wants to be left alone, when it says. */
  retryAfterMs: number | undefined;
  /** Empty when it is no JSON object. */
  body: Record<string, unknown>;
}

/** Fifty messages with their cards are about half a megabyte. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * One request over HTTP. Redirects are not followed: a token must not travel on. Throws whatever `fetch` throws, and
 * when the answer is longer than anything that is asked for.
 */
export async function exchange(url: string, request: RequestInit & { signal: AbortSignal }): Promise<Answer> {
  const response = await fetch(url, { ...request, redirect: 'manual' });
  const { status, ok, headers } = response;
  return { status, ok, retryAfterMs: retryAfter(headers.get('retry-after')), body: readObject(await textOf(response)) };
}

async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value = anything(JSON.parse(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Gateways on the way answer in HTML: the status says all there is to know.
    return {};
  }
}

/** Seconds, or a date (RFC 9110). */
function retryAfter(value: string | null): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
