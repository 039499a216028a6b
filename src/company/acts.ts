import { type Act, act, memberRef } from '../kernel/act.ts';
import type { Actor, MemberName } from './company.ts';
import type { Standing } from './settings/field.ts';
import { fieldsOf, SECTION_NAMES, type SectionName } from './settings/sections.ts';

/** Sections that say who may what. */
const OF_ROLES: readonly SectionName[] = ['administrators', 'billers', 'agents', 'viewers', 'others'];

/** What somebody changed in the settings: an act for each section, with what stood there before and after. */
export const settingsActs = (by: Actor, before: Standing, after: Standing, at: Date): Act[] =>
  SECTION_NAMES.flatMap((section) => {
    const changed = fieldsOf(section).filter(([, field]) => field.of(before) !== field.of(after));
    if (changed.length === 0) return [];
    const valuesIn = (standing: Standing) =>
      Object.fromEntries(changed.map(([name, field]) => [name, field.of(standing)]));
    return [
      act({
        key: `${section} ${before.company.revision}`,
        at,
        action: OF_ROLES.includes(section) ? 'roles-changed' : 'settings-changed',
        by: memberRef(by),
        before: { section, ...valuesIn(before) },
        after: { section, ...valuesIn(after) },
      }),
    ];
  });

/** Whoever runs the server made somebody an administrator. */
export const appointedAct = ({ workspaceId, id }: MemberName, revision: number, at: Date): Act =>
  act({
    ...{ key: `appointed ${revision}`, at, action: 'roles-changed', by: 'operator' },
    after: { section: 'administrators', appointed: `${workspaceId} ${id}` },
  });
