import type { Paper } from './paper.ts';

/** Prints papers as PDF. */
export interface Printer {
  /**
   * Gives the PDF. Papers of one company are never drawn where another's were. Throws `Outage`: `no` when more wait than
   * can be held, `never` when there is no browser to print with.
   */
  print(companyId: string, paper: Paper): Promise<Uint8Array>;
  /** Ends what prints; nothing is left running. */
  close(): Promise<void>;
}
