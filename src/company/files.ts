import { createHash } from 'node:crypto';

/** Made of whose the file is and what is in it: nobody finds it who does not know both. */
export type FileId = `fil_${string}`;

/** Bytes, and what they are, such as `image/png`. */
export interface KeptFile {
  type: string;
  bytes: Uint8Array;
}

/** What one may have: half of what a document of the store can hold. */
export const FILE_MOST_BYTES = 8_000_000;

/** The same file of a company has the same id, however often it comes. */
export function idOfFile(companyId: string, { type, bytes }: KeptFile): FileId {
  const hash = createHash('sha256')
    .update(JSON.stringify([companyId, type]))
    .update(bytes);
  return `fil_${hash.digest('base64url')}`;
}

/** Bytes behind the store, each company's its own. What is kept never changes. */
export interface Files {
  /** Gives its id; the same again is harmless. @throws RangeError when it has more than `FILE_MOST_BYTES` */
  keep(companyId: string, file: KeptFile): Promise<FileId>;
  get(companyId: string, id: FileId): Promise<KeptFile | undefined>;
}
