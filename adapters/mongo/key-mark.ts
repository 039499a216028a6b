import { hkdfSync } from 'node:crypto';
import type { Connection } from 'mongoose';
import { CannotStart } from '../../src/kernel/refusal.ts';
import { brokenIndex } from './outage.ts';

/** Tells one ENCRYPTION_KEY from another, and nothing else of it. */
export const markOf = (key: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'quittance: which key this is', 8)).toString('hex');

/** `isNew`: the operator has said that the links made with the former one may end. */
export interface Key {
  bytes: Uint8Array;
  /** What secrets are encrypted with, the newest first; without any, the same. */
  secrets?: Uint8Array[];
  isNew?: boolean;
}

/**
 * Remembers the key that the links in this database are made with. Of two processes that start on a new database at
 * once, one comes first, and the other is held to it.
 * @throws CannotStart with another one: every link that was sent would lead nowhere, and nobody would say why
 */
export async function claimKey(connection: Connection, { bytes, isNew = false }: Key): Promise<void> {
  const marks = connection.collection<{ _id: string; mark: string }>('readiness');
  const mark = markOf(bytes);
  if (isNew) await marks.deleteOne({ _id: 'key' });
  const kept = await marks.findOne({ _id: 'key' });
  if (!kept) {
    try {
      await marks.insertOne({ _id: 'key', mark });
    } catch (error) {
      if (brokenIndex(error) === undefined) throw error;
      return claimKey(connection, { bytes });
    }
  } else if (kept.mark !== mark)
    throw new CannotStart(
      'ENCRYPTION_KEY is not the one that the payment links in this database were made with: put the former one back. If it is lost, npm start -- --new-key goes on with this one, and every link that was sent leads nowhere: send those requests again.',
    );
}
