import type { Tongue } from '../kernel/language.ts';

/** A person with a phone number, a language, and a consent record. */
export interface Customer {
  id: string;
  companyId: string;
  revision: number;
  /** E.164, unique in a company. */
  phone: string;
  name?: string;
  /** Unset until the customer or a member chose one: then the company's applies. */
  tongue?: Tongue;
  /** Append-only; the last entry rules. */
  consent: Consent[];
  createdAt: Date;
}

/** What the customer agreed to and how we know. `none`: no text message may be sent. */
export interface Consent {
  level: 'transactional' | 'none';
  source: 'asked-by-member' | 'customer-texted' | 'carrier-refused' | 'import';
  /** The word they wrote, the error that came back, or who entered it. */
  proof: string;
  at: Date;
}

export const hasOptedOut = (customer: Customer): boolean => customer.consent.at(-1)?.level === 'none';
