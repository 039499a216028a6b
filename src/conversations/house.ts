import type { CompanyHouse } from '../company/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Announcing } from '../promises/outbox.ts';
import type { IncomingText } from './incoming-text.ts';
import type { TextFailure, TextState } from './outgoing-text.ts';
import type { IncomingTexts, Sms, TextAddress } from './ports.ts';

/** What conversations work with. */
export type ConversationsHouse = CompanyHouse & {
  store: { customers: Customers; texts: IncomingTexts };
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
  /** The carrier's word on a text of ours; gives whose number it went to, and undefined when nothing sent that text. */
  reported(
    about: TextAddress,
    report: { sid: string; state: TextState; failure?: TextFailure },
  ): Promise<{ phone: string } | undefined>;
}
