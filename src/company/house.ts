import type { Surroundings } from '../kernel/ports.ts';
import type { Company } from './company.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import type { Letterheads } from './letterhead.ts';
import type { Companies, Members } from './ports.ts';

/** What the company's part of the house works with. */
export interface CompanyHouse extends Surroundings {
  store: { companies: Companies; members: Members; letterheads: Letterheads; files: Files };
  directory: Directory;
  /** What texts are sent from: an E.164 number or a messaging service. */
  textSender: string;
  /** Gives a company just founded what people said to its number before. */
  founded(company: Company): Promise<void>;
}
