import { Unreadable } from '../../src/kernel/refusal.ts';
import type { Installation, Installations } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment } from './schema.ts';

/** `under`: it is of that organisation, and has no installation of its own. */
interface Stored extends Omit<Installation, 'token' | 'name' | 'botUser' | 'botId'>, Partial<Installation> {
  id: Installation['id'];
  at: Date;
  sealed?: string;
  vouched?: boolean;
  under?: Installation['id'];
}

const schema = document<Omit<Stored, 'token'>>(
  {
    name: String,
    sealed: String,
    vouched: Boolean,
    botUser: String,
    botId: String,
    site: String,
    under: String,
    at: moment,
  },
  [],
);

/** What its token is sealed as. */
export const aboutToken = (id: string): string => `${id}|token`;

/** They belong to a workspace, whose company may not be known yet. */
export function installationsIn(database: Database): Installations {
  const collection = new Collection<Stored>(database, 'installations', schema);

  function opened({ id, sealed, under: _, vouched: __, ...kept }: Stored): Installation {
    try {
      if (!database.vault) throw new Error('the database was opened without a key');
      const token = database.vault.open(sealed ?? '', aboutToken(id));
      return { name: '', botUser: '', botId: '', ...kept, id, token };
    } catch (error) {
      throw new Unreadable('installations', id, error);
    }
  }

  return {
    async get(workspace) {
      const found = await collection.anywhere({ _id: workspace });
      const own = found?.under ? await collection.anywhere({ _id: found.under }) : found;
      return own?.sealed ? opened(own) : undefined;
    },
    async all() {
      const found = await Promise.all((await collection.ids()).map((id) => collection.anywhere({ _id: id })));
      return found.flatMap((one) => (one?.sealed ? [opened(one)] : []));
    },
    async keep({ token, id, ...installation }) {
      if (!database.vault) throw new Error('a secret cannot be kept: the database was opened without a key');
      const kept = { ...installation, id, sealed: database.vault.seal(token, aboutToken(id)) };
      if (await collection.insert(kept)) return true;
      const { id: _, ...fields } = kept;
      return collection.change(id, { at: { $lt: installation.at } }, { $set: fields, $unset: { under: '' } });
    },
    async share(workspace, organisation, at) {
      if (await collection.insert({ id: workspace, under: organisation, at })) return;
      const fresher = { at: { $lt: at }, under: { $ne: organisation } };
      await collection.change(workspace, fresher, { $set: { under: organisation, at }, $unset: { sealed: '' } });
    },
    async isVouchedFor(workspace) {
      const found = await collection.anywhere({ _id: workspace });
      return !found || found.vouched === true;
    },
    async vouchFor(workspace) {
      await collection.change(workspace, {}, { $set: { vouched: true } });
    },
    async remove(id, at) {
      return collection.change(id, { at: { $lt: at } }, { $set: { at }, $unset: { sealed: '', under: '' } });
    },
  };
}
