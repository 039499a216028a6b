import type { Stripe } from 'stripe';
import { connect, type StripeAccount } from './client.ts';
import { refusalOf } from './outage.ts';

/** A company's own accounts, the one that it has now first; those before it still have what was made in them. */
export type OwnStripeAccounts = (companyId: string) => Promise<StripeAccount[]>;

export const nobodysOwn: OwnStripeAccounts = async () => [];

/** One account as it is asked. */
export interface Line extends StripeAccount {
  client: () => Promise<Stripe>;
}

export const isMissing = (error: unknown): boolean => refusalOf(error)?.code === 'resource_missing';

/** The accounts that are asked: those of companies, and the server's, which serves all that have none. Throws on an empty key. */
export function createLines(server: StripeAccount, own: OwnStripeAccounts) {
  // An account that was entered is another whenever its key is.
  const clients = new Map<string, Line['client']>();
  function lineOf(account: StripeAccount): Line {
    const client = clients.get(account.secretKey) ?? connect(account);
    clients.set(account.secretKey, client);
    return { ...account, client };
  }
  const serverLine = lineOf(server);

  /** Where something of a company may be, the likeliest first. */
  const everyOf = async (companyId: string): Promise<[...Line[], Line]> => [
    ...(await own(companyId)).map(lineOf),
    serverLine,
  ];

  /**
   * What the account says that knows what it is asked for: an object is where it was made, and a company may have had
   * another account by then. Where none does, that is the server's word.
   */
  async function seek<R>(companyId: string, ask: (stripe: Stripe, line: Line) => Promise<R>): Promise<R> {
    const lines = await everyOf(companyId);
    for (const line of lines.slice(0, -1)) {
      try {
        const found = await ask(await line.client(), line);
        if (found !== undefined) return found;
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    return ask(await serverLine.client(), serverLine);
  }

  return {
    seek,
    /** Where a company's new pages are made. */
    of: async (companyId: string): Promise<Line> => (await everyOf(companyId))[0] ?? serverLine,
    /** A company's own; without one, the server's. */
    held: async (companyId?: string): Promise<Line[]> =>
      companyId === undefined ? [serverLine] : (await own(companyId)).map(lineOf),
    /** The account that knows what `look` asks for. Where there is one alone, nobody is asked. */
    async where(companyId: string, look: (stripe: Stripe) => Promise<unknown>): Promise<Line> {
      const lines = await everyOf(companyId);
      if (lines.length === 1) return serverLine;
      return seek(companyId, async (stripe, line) => (line === serverLine ? line : look(stripe).then(() => line)));
    },
  };
}

export type Lines = ReturnType<typeof createLines>;
