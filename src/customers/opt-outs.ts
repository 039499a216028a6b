/**
 * Who wanted no more texts, though nothing else of them is kept any more. Phones are E.164; what is kept of one is a mark
 * that only this server's key makes of it, and nobody reads a number in.
 */
export interface OptOuts {
  keep(companyId: string, phone: string): Promise<void>;
  /** Those of these numbers. */
  among(companyId: string, phones: string[]): Promise<string[]>;
  drop(companyId: string, phone: string): Promise<void>;
}
