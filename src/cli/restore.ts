import { backups } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

/** For the operator: puts a backup in the place of the embedded database, while the app does not run. Throws `CannotStart`. */
export async function run({ mongodbUri, dataDir, encryptionKey: key }: Config, typed: string[]): Promise<void> {
  const [file, ...more] = typed;
  if (!file || file.startsWith('-') || more.length > 0)
    throw new CannotStart('restore takes one file that npm run backup wrote.');
  if (mongodbUri) throw new CannotStart('The database is on the MongoDB server of MONGODB_URI: restore it there.');
  const { putBack } = await backups();
  const { madeAt, aside, hasOtherKey } = await putBack({ dataDir, key, file, now: new Date() });
  const lines = [
    `Restored as it was at ${madeAt.toISOString()}. npm start goes on from there, and asks Stripe and Twilio for what they told since: npm run reconcile -- --days N looks further back than 3 days.`,
    ...(aside ? [`What was there before is in ${aside}: delete it once all is well.`] : []),
    ...(hasOtherKey
      ? [
          'It was made with another ENCRYPTION_KEY: with this one, the payment links that were sent before lead nowhere.',
        ]
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
