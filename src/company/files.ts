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

/** How long a file stays, and whose it is. */
export interface Keeping {
  /** The telephone (E.164) of the customer whom it is of, or was for; the company's own without it. */
  owner?: string;
  /** Until then, unless it is kept for longer before; for good without it. */
  until?: Date;
}

/** The same file of a company has the same id, however often it comes; of each customer, it is another. */
export function idOfFile(companyId: string, { type, bytes }: KeptFile, owner?: string): FileId {
  const hash = createHash('sha256')
    .update(JSON.stringify(owner === undefined ? [companyId, type] : [companyId, type, owner]))
    .update(bytes);
  return `fil_${hash.digest('base64url')}`;
}

/** Bytes behind the store, each company's its own. What is kept never changes. */
export interface Files {
  /**
   * Gives its id. The same again is harmless: it stays for the longest that was ever asked for.
   * @throws RangeError when it has more than `FILE_MOST_BYTES`
   */
  keep(companyId: string, file: KeptFile, keeping?: Keeping): Promise<FileId>;
  get(companyId: string, id: FileId): Promise<KeptFile | undefined>;
  /** Deletes all that are of one customer, or of those these alone. */
  forgetOf(companyId: string, owner: string, these?: FileId[]): Promise<void>;
  /** Deletes those that were to stay until before. */
  forget(before: Date): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Of what is chosen or typed in a form, and may never be sent: longer than any form stands open. */
export const keptForNow = ({ now }: { now(): Date }): Keeping => ({ until: new Date(now().getTime() + DAY_MS) });

/** Keeps for good what was kept for a while, as its owner's where it has one; gives its id, undefined when it is gone. */
export async function keepForGood(
  files: Files,
  companyId: string,
  id: FileId,
  owner?: string,
): Promise<FileId | undefined> {
  const file = await files.get(companyId, id);
  return file && files.keep(companyId, file, owner === undefined ? {} : { owner });
}
