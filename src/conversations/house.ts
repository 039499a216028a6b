import type { CompanyHouse } from '../company/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Announcing } from '../promises/outbox.ts';
import type { Jobs } from '../promises/ports.ts';
import type { IncomingText } from './incoming-text.ts';
import type { TextReport } from './outgoing-text.ts';
import type { EarlyWords, IncomingTexts, Sms, TextAddress } from './ports.ts';

/** What conversations work with. */
export type ConversationsHouse = CompanyHouse & {
  store: { customers: Customers; texts: IncomingTexts; earlyWords: EarlyWords; jobs: Jobs };
  sms: Sms;
  threads: Threads;
  /** Starts delivering what a document just written promises, without waiting for the next sweep. */
  wake: { texts(text: IncomingText): void };
};

/** What asks customers by text, and has the threads that their answers belong to: payment requests. */
export interface Threads {
  /** The newest thread with this number. */
  latestWith(companyId: string, phone: string): Promise<Announcing | undefined>;
  get(companyId: string, id: string): Promise<Announcing | undefined>;
  /**
   * The carrier's word on a text of ours. Gives whose number it went to and whether it was news; undefined when nothing
   * sent that text.
   */
  reported(about: TextAddress, report: TextReport): Promise<{ phone: string; isNews: boolean } | undefined>;
  /** Texts that the carrier last spoke of after `after` and not after `until`, without saying its last word; by that time. */
  underWay(companyId: string, after: Date, until: Date): AsyncIterable<WaitingText>;
}

/** A text of ours that the carrier has and has not said the last word on. */
export interface WaitingText {
  about: TextAddress;
  sid: string;
  /** What it is about, as people call it. */
  reference: string;
}
