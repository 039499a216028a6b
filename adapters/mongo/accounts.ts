import { Unreadable } from '../../src/kernel/refusal.ts';
import type { Accounts, StripeOwn, TwilioOwn } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, flag, moment, text } from './schema.ts';

/** `id`: the vendor and what no two companies may have of it. */
interface Stored {
  id: string;
  companyId: string;
  vendor: string;
  at: Date;
  isLive: boolean;
  name?: string;
  /** Stripe's account, or what is texted from. */
  reference: string;
  accountSid?: string;
  sealed: string;
}

const schema = document<Stored>(
  {
    companyId: text,
    vendor: text,
    at: moment,
    isLive: flag,
    name: String,
    reference: text,
    accountSid: String,
    sealed: text,
  },
  [{ name: 'of', keys: { companyId: 1, vendor: 1, at: -1 } }],
);

/** More than a company has had of either. */
const MOST = 20;

/** What its secrets are sealed as. */
export const aboutSecrets = ({ id, companyId }: Pick<Stored, 'id' | 'companyId'>): string =>
  `${companyId}|${id}|secrets`;

/** Belong to a company; no two have the same account with Stripe, or text from the same number. */
export function accountsIn(database: Database): Accounts {
  const collection = new Collection<Stored>(database, 'accounts', schema);

  function opened<Name extends string>(stored: Stored, names: readonly Name[]): Record<Name, string> {
    try {
      if (!database.vault) throw new Error('the database was opened without a key');
      const secrets = new Map<string, unknown>(
        Object.entries(JSON.parse(database.vault.open(stored.sealed, aboutSecrets(stored)))),
      );
      const entries = names.map((name) => [name, String(secrets.get(name) ?? '')] as const);
      return Object.fromEntries(entries) as Record<Name, string>;
    } catch (error) {
      throw new Unreadable('accounts', stored.id, error);
    }
  }

  /** Of one that was used before, which cannot be opened any more, the others know nothing. @throws Unreadable for the one in use */
  const openedOf = <Account>(found: Stored[], open: (stored: Stored) => Account): Account[] =>
    found.flatMap((stored, at) => {
      try {
        return [open(stored)];
      } catch (error) {
        if (at === 0 || !(error instanceof Unreadable)) throw error;
        database.log.error('an account that was used before cannot be read', { error: error.message });
        return [];
      }
    });

  const entered = ({ companyId, at, isLive, name }: Stored) => ({ companyId, at, isLive, ...(name && { name }) });

  const of = (companyId: string, vendor: string): Promise<Stored[]> =>
    collection.many({ companyId, vendor }, MOST, { at: -1 });

  async function keep(account: Omit<Stored, 'id' | 'sealed'>, secrets: Record<string, string>): Promise<boolean> {
    if (!database.vault) throw new Error('a secret cannot be kept: the database was opened without a key');
    const { companyId } = account;
    const id = `${account.vendor} ${account.reference}`;
    const sealed = database.vault.seal(JSON.stringify(secrets), aboutSecrets({ id, companyId }));
    if (await collection.insert({ ...account, id, sealed })) return true;
    return collection.change(id, { companyId }, { $set: { ...account, sealed } });
  }

  return {
    async stripe(companyId) {
      const found = await of(companyId, 'stripe');
      return openedOf(
        found,
        (one): StripeOwn => ({
          ...{ ...entered(one), account: one.reference },
          ...opened(one, ['secretKey', 'webhookSecret']),
        }),
      );
    },
    async twilio(companyId) {
      const found = await of(companyId, 'twilio');
      return openedOf(
        found,
        (one): TwilioOwn => ({
          ...{ ...entered(one), accountSid: one.accountSid ?? '', sender: one.reference },
          ...opened(one, ['authToken']),
        }),
      );
    },
    keepStripe: ({ secretKey, webhookSecret, account: reference, ...rest }) =>
      keep({ ...rest, vendor: 'stripe', reference }, { secretKey, webhookSecret }),
    keepTwilio: ({ authToken, sender: reference, ...rest }) =>
      keep({ ...rest, vendor: 'twilio', reference }, { authToken }),
  };
}
