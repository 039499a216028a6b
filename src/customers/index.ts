export { type Consent, type Customer, hasOptedOut, withConsent } from './customer.ts';
export { findOrMake, type Newcomer } from './find-or-make.ts';
export type { Customers } from './ports.ts';
