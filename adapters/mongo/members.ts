import type { Member, WorkspaceId } from '../../src/company/company.ts';
import type { Members } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, text } from './schema.ts';

/** `id` is made of all three ids: a platform's user id is unique in its workspace only. */
type StoredMember = Member & { userId: string };

const schema = document<StoredMember>(
  {
    companyId: text,
    workspaceId: text,
    userId: text,
    name: text,
    firstName: text,
    tongue: text,
    standing: String,
    person: String,
  },
  [{ name: 'company', keys: { companyId: 1, name: 1 } }],
);

// Neither a company's id nor a workspace's has a slash, so no two members share one.
const idOf = (companyId: string, workspace: WorkspaceId, id: string): string => `${companyId}/${workspace}/${id}`;

const memberOf = ({ userId, ...member }: StoredMember): Member => ({ ...member, id: userId });

export function membersIn(database: Database): Members {
  const collection = new Collection<StoredMember>(database, 'members', schema);
  return {
    async get(companyId, workspace, id) {
      const found = await collection.one({ companyId, _id: idOf(companyId, workspace, id) });
      return found && memberOf(found);
    },
    async on(platform, companyId, limit) {
      const wanted = {
        workspaceId: { $gt: `${platform}:`, $lt: `${platform};` },
        standing: { $in: ['member', 'administrator'] },
      };
      return (await collection.many({ companyId }, limit, { name: 1 }, wanted)).map(memberOf);
    },
    put: (member) =>
      collection.put({ ...member, id: idOf(member.companyId, member.workspaceId, member.id), userId: member.id }),
  };
}
