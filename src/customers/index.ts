export { type Consent, type Contact, type Customer, contactOf, hasOptedOut, withConsent } from './customer.ts';
export { find, findAll, findOrMake, makeAll, type Newcomer, rememberEmail } from './find-or-make.ts';
export type { OptOuts } from './opt-outs.ts';
export type { Customers } from './ports.ts';
