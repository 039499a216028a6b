export { type MemberFile, memberFileLinks, openMemberFile } from './member-file.ts';
