import type { Twilio } from 'twilio';
import { connect, type TwilioAccount } from './client.ts';

/** An account of a company, and what it texts from: a number or a messaging service. */
export interface OwnTwilioAccount extends TwilioAccount {
  sender: string;
}

/** A company's own, the one that it has now first; those before it still have what was sent with them. */
export type OwnTwilioAccounts = (companyId: string) => Promise<OwnTwilioAccount[]>;

export const nobodysOwn: OwnTwilioAccounts = async () => [];

/** One account as it is asked. */
export interface Line extends TwilioAccount {
  client: () => Promise<Twilio>;
  /** Absent in the server's. */
  sender?: string;
}

/** The accounts that are asked: those of companies, and the server's, which serves all that have none. Throws on empty credentials. */
export function createLines(server: TwilioAccount, own: OwnTwilioAccounts) {
  // An account that was entered is another whenever its token is.
  const clients = new Map<string, Line['client']>();
  function lineOf<A extends TwilioAccount>(account: A): A & Pick<Line, 'client'> {
    const key = `${account.accountSid} ${account.authToken}`;
    const client = clients.get(key) ?? connect(account);
    clients.set(key, client);
    return { ...account, client };
  }
  const serverLine: Line = lineOf(server);
  const ownOf = async (companyId: string): Promise<Line[]> => (await own(companyId)).map(lineOf);

  return {
    /** By which a company's texts from there go out, and are listed. */
    async from(sender: string, companyId?: string): Promise<Line> {
      const lines = companyId === undefined ? [] : await ownOf(companyId);
      return lines.find((line) => line.sender === sender) ?? serverLine;
    },
    /** The first answer that an account of the company has: a text is where it was sent or came, whatever it has now. */
    async seek<R>(companyId: string, ask: (line: Line) => Promise<R | undefined>): Promise<R | undefined> {
      for (const line of await ownOf(companyId)) {
        const found = await ask(line);
        if (found !== undefined) return found;
      }
      return ask(serverLine);
    },
  };
}
