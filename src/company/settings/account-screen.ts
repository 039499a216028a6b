import type { Refusal } from '../../kernel/refusal.ts';
import type { Showable } from '../../kernel/screen.ts';
import type { AccountVendor } from '../accounts.ts';

/** What is typed of an account; a secret that is kept is never given back. */
export const ACCOUNT_FIELDS = {
  stripe: ['secret-key', 'webhook-secret'],
  twilio: ['account-sid', 'auth-token', 'sender'],
} as const satisfies Record<AccountVendor, readonly string[]>;
export type AccountField = (typeof ACCOUNT_FIELDS)[AccountVendor][number];
export const ACCOUNT_VENDORS = Object.keys(ACCOUNT_FIELDS) as AccountVendor[];
export const isAccountVendor = (name: string): name is AccountVendor => Object.hasOwn(ACCOUNT_FIELDS, name);
/** What the form of a vendor's account is called. */
export const accountFormOf = (vendor: AccountVendor): string => `account-${vendor}`;

/** What a company has with a vendor itself, as far as anybody is shown it. */
export interface AccountShown {
  name?: string;
  /** Stripe's id of the account, or what is texted from. */
  reference: string;
  accountSid?: string;
  /** The last four characters of each secret. */
  ends: Partial<Record<AccountField, string>>;
  isLive: boolean;
  at: Date;
}

/** A company's own account with a vendor, to be entered. */
export interface AccountForm extends Showable {
  kind: 'account-form';
  vendor: AccountVendor;
  /** As typed, and empty where a secret is kept; `section`: where to go from here. */
  values: Partial<Record<AccountField, string>> & { section: string };
  problems: Partial<Record<AccountField, Refusal>>;
  /** Absent where the server's account serves the company. */
  has?: AccountShown;
  /** Where the vendor has to tell what happens: an address of this company alone. */
  address: string;
  done?: 'saved';
}
