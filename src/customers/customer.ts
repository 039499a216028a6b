import type { Acting } from '../kernel/act.ts';
import type { Tongue } from '../kernel/language.ts';

/** How somebody is reached: by one of the two at least. */
export interface Contact {
  /** E.164. */
  phone?: string;
  /** As `parseEmail` gives it. */
  email?: string;
}

/** What tells somebody apart from all others: the number, and without one the address, in small letters. */
export const contactOf = ({ phone, email = '' }: Contact): string => phone ?? email.toLowerCase();

/** A person with a phone number or an e-mail address, a language, and a consent record. */
export interface Customer extends Contact, Acting {
  id: string;
  companyId: string;
  revision: number;
  /** E.164, unique in a company. */
  phone?: string;
  /**
   * Where the last request that went by e-mail was sent. Of who has no number, it is who they are: unique in a company
   * among such customers, in whatever letters it is written.
   */
  email?: string;
  name?: string;
  /** Unset until the customer or a member chose one: then the company's applies. */
  tongue?: Tongue;
  /** Appended to by `withConsent` alone; the last entry rules. */
  consent: Consent[];
  /** Numbers that were corrected, and until when each was taken for theirs. */
  former?: { phone: string; until: Date }[];
  /** When an administrator last had something of this corrected. */
  correctedAt?: Date;
  createdAt: Date;
}

/**
 * What the customer agreed to and how we know. `none`: no text message may be sent. `stopped-before`: whoever had this
 * number said so before they were erased.
 */
export interface Consent {
  level: 'transactional' | 'none';
  source:
    | 'asked-by-member'
    | 'customer-texted'
    | 'carrier-refused'
    | 'import'
    | 'recorded-by-member'
    | 'stopped-before';
  /** The word they wrote, the error that came back, or who entered it. */
  proof: string;
  at: Date;
}

const CONSENTS_KEPT = 100;

/** One entry more. Kept are the first, which says how we came by the number, and the newest: a hundred in all. */
export function withConsent(customer: Customer, entry: Consent): Customer {
  const [first, ...later] = [...customer.consent, entry];
  return { ...customer, consent: [first!, ...later.slice(1 - CONSENTS_KEPT)] };
}

export const hasOptedOut = (customer: Customer): boolean => customer.consent.at(-1)?.level === 'none';
