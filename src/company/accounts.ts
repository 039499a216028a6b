import type { Log } from '../kernel/ports.ts';
import { type Answer, Outage } from '../kernel/refusal.ts';
import type { Companies } from './ports.ts';

export type AccountVendor = 'stripe' | 'twilio';

interface Entered {
  companyId: string;
  /** When its secrets were entered. */
  at: Date;
  /** Whether it moves real money, and texts real people. */
  isLive: boolean;
  /** What the vendor calls it. */
  name?: string;
}

/** An account of a company's own with Stripe. */
export interface StripeOwn extends Entered {
  /** Stripe's id of it (`acct_…`). */
  account: string;
  secretKey: string;
  /** Proves that an event comes from the endpoint that leads to this company's address here. */
  webhookSecret: string;
}

/** A number or a messaging service (`MG…`) in an account of a company's own with Twilio. */
export interface TwilioOwn extends Entered {
  accountSid: string;
  authToken: string;
  sender: string;
}

/**
 * What companies have with vendors themselves. Where they have had several, the one that was entered last comes first, and
 * is the one that is used; the others still have what was made in them. Secrets are encrypted where they are kept.
 */
export interface Accounts {
  stripe(companyId: string): Promise<StripeOwn[]>;
  twilio(companyId: string): Promise<TwilioOwn[]>;
  /** Enters it, or what is new of it; `false` where another company has this account, or this sender. */
  keepStripe(account: StripeOwn): Promise<boolean>;
  keepTwilio(account: TwilioOwn): Promise<boolean>;
}

/** The same with where each vendor is asked, where that is not its own address. */
export function accountsAt(accounts: Accounts, { stripe, twilio }: Record<AccountVendor, string | undefined>) {
  const at = <Own>(own: Own[], apiUrl: string | undefined) => own.map((one) => ({ ...one, ...(apiUrl && { apiUrl }) }));
  return {
    stripe: async (companyId: string) => at(await accounts.stripe(companyId), stripe),
    twilio: async (companyId: string) => at(await accounts.twilio(companyId), twilio),
  };
}

/** The end of a secret: enough to tell it from another, and of no use. */
export const lastFour = (secret: string): string => secret.slice(-4);

/**
 * Looks at the server's account (`look` without a company), and at those of each company that has its own. One that cannot
 * be asked holds up no other. @throws Outage of the server's, when all were looked at
 */
export async function lookAtEach(
  { store, log }: { store: { companies: Companies; accounts: Accounts }; log: Log },
  vendor: AccountVendor,
  look: (companyId?: string) => Promise<void>,
): Promise<void> {
  const server = await look().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  for (const companyId of await store.companies.ids()) {
    const own = await store.accounts[vendor](companyId);
    if (own.length > 0)
      await look(companyId).catch((error: unknown) => {
        if (!(error instanceof Outage)) throw error;
        log.error('the account of a company could not be asked', { vendor, companyId, error });
      });
  }
  if (server) throw server.error;
}

/** What a vendor says of an account that is entered. */
export interface EnteredAccount {
  /** What the vendor calls it. */
  name?: string;
  isLive: boolean;
}

/**
 * Asks vendors about accounts while somebody waits for the answer: within two seconds or not at all.
 * @throws Outage when the vendor cannot be asked
 */
export interface AccountChecks {
  /** Whose key it is, and that it may do all that is needed and is of the mode that this server is for. */
  stripe(entered: Pick<StripeOwn, 'secretKey'>): Promise<Answer<EnteredAccount & { account: string }>>;
  /** That the account is the token's, and the sender the account's. */
  twilio(entered: Pick<TwilioOwn, 'accountSid' | 'authToken' | 'sender'>): Promise<Answer<EnteredAccount>>;
}
