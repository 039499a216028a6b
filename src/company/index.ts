export { type Accounts, lookAtEach } from './accounts.ts';
export { isAdministrator } from './administrators.ts';
export * from './company.ts';
export type { Directory } from './directory.ts';
export { everybodyMet } from './everybody.ts';
export * from './files.ts';
export { afterTheNight, atHour, dayBefore, daysAfter, earliest, morningAfter, nextWorkday } from './hours/hours.ts';
export { type Place, placeOf } from './hours/place.ts';
export type { CompanyHouse } from './house.ts';
export { makeCode } from './joining.ts';
export * from './letterhead.ts';
export { type FileKind, fileLink, type MemberFile, memberFile } from './member-file.ts';
export type * from './ports.ts';
export { type Recorded, record } from './recording.ts';
export {
  type GivenRole,
  limitsOf,
  mayAs,
  ROLES,
  type Role,
  reaches,
  refundLimitOf,
  roleOf,
} from './roles.ts';
export { companyOf } from './rooms.ts';
export * from './saved-replies.ts';
export type { Example } from './settings/examples.ts';
export { memberKey, roomKey } from './settings/keys.ts';
export type { SourceState } from './source-state.ts';
export * from './variables.ts';
export type * from './visit.ts';
export { companyMetBy, overLimit, whoMay } from './who-may.ts';
