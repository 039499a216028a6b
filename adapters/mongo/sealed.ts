import type { Connection } from 'mongoose';
import { CannotStart } from '../../src/kernel/refusal.ts';
import { aboutSecrets } from './accounts.ts';
import { aboutToken } from './installations.ts';
import type { Vault } from './vault.ts';

interface Sealed {
  _id: string;
  companyId?: string;
  sealed: string;
}

/** Every collection with something sealed, and what it is sealed as. */
const COLLECTIONS: Record<string, (stored: Sealed) => string> = {
  accounts: ({ _id: id, companyId = '' }) => aboutSecrets({ id, companyId }),
  installations: ({ _id }) => aboutToken(_id),
};

/** In the place of what can never be opened any more: whoever asks for it is refused, and not served by somebody else's. */
const LOST = 'lost';

async function* sealedIn(connection: Connection) {
  for (const [name, aboutOf] of Object.entries(COLLECTIONS)) {
    const collection = connection.collection<Sealed>(name);
    // So few that they are read as they are: one for each company and workspace.
    for (const stored of await collection.find({}).toArray())
      if (typeof stored.sealed === 'string' && stored.sealed !== LOST)
        yield { collection, stored, about: aboutOf(stored) };
  }
}

/**
 * Nothing is sealed with a key that is not here: what it opens would be missed when money or a text is on its way.
 * `isLost`: the operator has said that it is lost for good.
 * @throws CannotStart
 */
export async function demandKeys(connection: Connection, vault: Vault, { isLost = false } = {}): Promise<void> {
  let unknown = 0;
  for await (const { collection, stored } of sealedIn(connection)) {
    if (vault.keyOf(stored.sealed) !== 'unknown') continue;
    unknown += 1;
    if (isLost) await collection.updateOne({ _id: stored._id, sealed: stored.sealed }, { $set: { sealed: LOST } });
  }
  if (unknown > 0 && !isLost)
    throw new CannotStart(
      `${unknown} secrets of companies in this database were encrypted with a key that is not here: add the former one to SECRETS_KEYS, behind the new one. If it is lost, npm start -- --new-key goes on without them: those accounts are refused until an administrator enters them again.`,
    );
}

/** Seals everything with the newest key, also what is entered meanwhile with a former one; gives how much it was. */
export async function resealAll(connection: Connection, vault: Vault): Promise<number> {
  let resealed = 0;
  for await (const { collection, stored, about } of sealedIn(connection)) {
    const { _id, sealed } = stored;
    if (vault.keyOf(sealed) !== 'former') continue;
    const anew = vault.seal(vault.open(sealed, about), about);
    // Whoever wrote it meanwhile has sealed it by themselves.
    const { modifiedCount } = await collection.updateOne({ _id, sealed }, { $set: { sealed: anew } });
    resealed += modifiedCount;
  }
  return resealed;
}
