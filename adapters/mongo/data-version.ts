import type { Connection } from 'mongoose';
import { CannotStart } from '../../src/kernel/refusal.ts';

/**
 * What an older version of the app must not touch has a higher number. It is raised only with a change that versions
 * running side by side would take for something else; what they understand of each other has no number.
 */
export const DATA_VERSION = 1;

/**
 * Leaves a database alone that a newer version has made its own, and says so; marks any other as ours.
 * @throws CannotStart
 */
export async function claimVersion(connection: Connection): Promise<void> {
  const marks = connection.collection<{ _id: string; version: number }>('readiness');
  const marked = await marks.findOne({ _id: 'data' });
  if (marked && marked.version > DATA_VERSION)
    throw new CannotStart(
      `The database was taken over by a newer version of the app (its data are of version ${marked.version}, this one knows ${DATA_VERSION}): start the newer version again, or restore a backup from before the upgrade.`,
    );
  if (marked?.version !== DATA_VERSION)
    await marks.updateOne({ _id: 'data' }, { $set: { version: DATA_VERSION } }, { upsert: true });
}
