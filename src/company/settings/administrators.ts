import { granted, refused } from '../../kernel/refusal.ts';
import { type MemberName, platformOf, type WorkspaceId } from '../company.ts';
import { type Field, inCompany } from './field.ts';
import { inOrder, keysIn, memberKey } from './keys.ts';
import { listedOf } from './long-list.ts';

const nameOf = ({ workspaceId, id }: MemberName): string => `${workspaceId} ${id}`;

function named(name: string): MemberName {
  const [workspaceId = '', id = ''] = name.split(' ');
  return { workspaceId: workspaceId as WorkspaceId, id };
}

/** Who may change the settings where the platform does not say it. */
export const administrators = {
  administrators: {
    of: ({ company }) => inOrder((company.administrators ?? []).map(nameOf)),
    read(typed, { company, members, actor }) {
      const chosen = new Set(keysIn(typed));
      const named = (company.administrators ?? []).map(memberKey);
      const listed = listedOf(members, (one) => named.includes(memberKey(one))).map(memberKey);
      // Whoever is not listed cannot be taken away.
      const others = (company.administrators ?? []).filter((one) => !listed.includes(memberKey(one)));
      const known = [...members.filter((one) => chosen.has(memberKey(one))), ...others];
      // Slack has administrators of its own; in Teams nobody would be left who could name one.
      if (known.length === 0 && !company.setUpBy && platformOf(actor.workspaceId) === 'teams')
        return refused({ code: 'administrator-needed' });
      return granted(inOrder(known.map(nameOf)));
    },
    put: (standing, value) => inCompany(standing, { administrators: keysIn(value).map(named) }),
    written: (value) => inOrder(keysIn(value).map((name) => memberKey(named(name)))),
  },
} satisfies Record<string, Field>;
