export { type Consent, type Contact, type Customer, contactOf, hasOptedOut, withConsent } from './customer.ts';
export { find, findOrMake, type Newcomer, rememberEmail } from './find-or-make.ts';
export type { Customers } from './ports.ts';
