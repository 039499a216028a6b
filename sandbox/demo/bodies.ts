import type { IncomingHttpHeaders } from 'node:http';

/** A body as an object where it is one; a page is only named. */
export function readable(body: string, headers: IncomingHttpHeaders): unknown {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/html')) return `(page, ${body.length} B)`;
  if (type.includes('urlencoded')) return readForm(body);
  return body === '' ? undefined : parsed(body);
}

/** A form's fields; those that hold JSON are opened too. */
function readForm(body: string): Record<string, unknown> {
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, parsed(value)]));
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export type Fields = Record<string, unknown>;
/** The fields of what may be an object. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
