import type { RoleChanged } from '../../src/notifications/role-changes.ts';
import { line, note } from '../blocks.ts';
import type { About, NewsLines } from '../looks.ts';
import { isolated, type Voice } from '../voice.ts';

/** What somebody is now, and what that lets them do. */
export function roleChanged({ who, by, role }: RoleChanged, _about: About, { words }: Voice): NewsLines {
  const { changed: say, names, whatTheyMay } = words.roles;
  const doer = by ? isolated(by) : words.audit.outsiders.operator;
  if (who) return [line(say.other(doer, isolated(who), names[role]))];
  return [line(say.own(doer, names[role])), note(whatTheyMay)];
}
