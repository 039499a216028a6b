/**
 * What somebody may do, from the least to the most: each role may also do all that the ones before it may.
 * `viewer`: looks; `agent`: asks for payments, texts, sends estimates; `member`: nobody has given them a role, so they may
 * what everybody could before there were any, refunds, exports and imports among it; `biller`: also agrees to refunds of
 * others; `administrator`: also changes the settings and gives roles.
 */
export const ROLES = ['viewer', 'agent', 'member', 'biller', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What an administrator can give. */
export type GivenRole = Exclude<Role, 'member'>;
/** What somebody is to whom nobody has given a role. */
export type NewcomersRole = Extract<Role, 'viewer' | 'agent' | 'member'>;
/** Whose amounts may be limited; administrators set the limits themselves. */
export type LimitedRole = Extract<Role, 'agent' | 'member' | 'biller'>;

/** In minor units; what is absent is not limited. */
export interface RoleLimits {
  /** The most that one request may ask for. */
  request?: number;
  /** The most of one refund. */
  refund?: number;
  /** The most that one person gives back within 24 hours. */
  day?: number;
}
