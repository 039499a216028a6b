import express, { type Request, type RequestHandler } from 'express';

/** Reads what `isByPerson` looks at. */
export const readForm: RequestHandler = express.urlencoded({ extended: false, limit: '1kb', inflate: false });

/**
 * Whether a person in a browser did it. Scanners of mail and chats open links, run what is on the page and submit its
 * forms (Outlook's Safe Links does), but none moves a pointer or types. Chrome and Firefox say of a press that a person
 * made it; Safari does not (webkit.org/b/247697), so the page's script says it after an event that no script can make,
 * and where there is no script either, a box that is ticked says it.
 */
export function isByPerson({ headers, body }: Request): boolean {
  const { 'sec-fetch-site': from = 'same-origin', 'sec-fetch-user': pressed } = headers;
  return from === 'same-origin' && (pressed === '?1' || body?.person === 'yes');
}
