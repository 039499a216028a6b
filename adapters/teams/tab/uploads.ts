import { type Filled, UPLOAD_MOST_BYTES, type Upload } from '../../../src/kernel/screen.ts';

const MEGABYTE = 1_000_000;
/** Sent in the place of a file that is larger than any that is taken. */
const TOO_LARGE = 'too-large';

function uploadIn(given: string): Upload {
  const bytes = given === TOO_LARGE ? undefined : new Uint8Array(Buffer.from(given, 'base64'));
  if (bytes && bytes.byteLength <= UPLOAD_MOST_BYTES) return { bytes };
  return { refusal: { code: 'file-too-large', megabytes: UPLOAD_MOST_BYTES / MEGABYTE } };
}

/** The files that a page of the tab sends, by field, in base64. */
export const uploadsIn = (files: Readonly<Record<string, string>>): NonNullable<Filled['files']> =>
  Object.fromEntries(Object.entries(files).map(([field, given]) => [field, uploadIn(given)]));
