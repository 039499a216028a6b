import { backups } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

const ELSEWHERE =
  'The database is on the MongoDB server of MONGODB_URI: back it up as that server’s manual says, such as by mongodump.';

/** For the operator: the embedded database in one file, while the app runs or not. Throws `CannotStart`. */
export async function run({ mongodbUri, dataDir, encryptionKey: key }: Config, typed: string[]): Promise<void> {
  const [file, ...more] = typed;
  if (!file || file.startsWith('-') || more.length > 0)
    throw new CannotStart('backup takes one file to write, such as npm run backup -- /backups/monday.sqlite.');
  if (mongodbUri) throw new CannotStart(ELSEWHERE);
  const { makeBackup } = await backups();
  const { bytes } = await makeBackup({ dataDir, key, file, now: new Date() });
  process.stdout.write(
    `Backed up to ${file} (${Math.ceil(bytes / 1024)} kB), whole and looked through. Keep ENCRYPTION_KEY too, and not beside it.\n`,
  );
}
