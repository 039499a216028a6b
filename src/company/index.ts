export * from './company.ts';
export type { Directory } from './directory.ts';
export * from './files.ts';
export type { CompanyHouse } from './house.ts';
export * from './letterhead.ts';
export type * from './ports.ts';
export { companyOf } from './rooms.ts';
export { REPLY_IDS, REPLY_VARIABLES, type ReplyId, type ReplyVariable } from './saved-replies.ts';
export type * from './visit.ts';
