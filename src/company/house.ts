import type { Surroundings } from '../kernel/ports.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { AccountChecks, Accounts } from './accounts.ts';
import type { Company } from './company.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import type { Founding } from './founding.ts';
import type { Installations } from './installations.ts';
import type { Letterheads } from './letterhead.ts';
import type { Companies, Members, Pictures } from './ports.ts';
import type { SourceStates } from './source-state.ts';
import type { TextSenders } from './text-senders.ts';
import type { Tickets } from './tickets.ts';

/** What the company's part of the house works with. */
export interface CompanyHouse extends Surroundings {
  store: {
    companies: Companies;
    members: Members;
    installations: Installations;
    tickets: Tickets;
    accounts: Accounts;
    letterheads: Letterheads;
    files: Files;
    foundings: AnnouncingDocuments<Founding>;
    syncStates: SourceStates;
  };
  directory: Directory;
  textSenders: TextSenders;
  /** Starts delivering what a document just written promises, without waiting for the next sweep. */
  wake(kind: 'foundings', founding: Founding): void;
  pictures: Pictures;
  accountChecks: AccountChecks;
  /** What the outside calls this server, without a slash at the end. */
  publicUrl: string;
  /** Whether a company asks anybody for money at this moment. */
  asksForMoney(companyId: string): Promise<boolean>;
  /** Gives a company just founded what people said to its number before. */
  founded(company: Company): Promise<void>;
}
