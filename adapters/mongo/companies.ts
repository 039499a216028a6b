import type { Asker, Company, MemberName, Room, Route, WorkspaceId } from '../../src/company/company.ts';
import type { RoleLimits } from '../../src/company/roles.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Companies } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, flag, hidden, moment, part, text, whole } from './schema.ts';
import { trailFields, trailHidden, trailIn, trailIndex, unauditedIn } from './trail.ts';

/**
 * A company is stored together with the links to its workspaces. Founding it is then one write, and no crash can leave
 * a company that nobody reaches, or a workspace that leads nowhere.
 */
type StoredCompany = Company & { workspaces?: WorkspaceId[] };

const limits = part<RoleLimits>({ request: Number, refund: Number, day: Number });

const schema = document<Company>(
  {
    revision: whole,
    name: text,
    phone: text,
    language: text,
    roomLanguage: String,
    timeZone: text,
    currency: text,
    country: text,
    amountLimit: whole,
    refundLimit: Number,
    leastPart: Number,
    linkDays: whole,
    quietDays: Number,
    textSender: text,
    foldsNames: Boolean,
    rooms: [
      part<Room>({
        id: text,
        name: text,
        told: flag,
        personal: Boolean,
        closed: Boolean,
        address: String,
        goneAt: Date,
      }),
    ],
    talkRooms: [String],
    routes: [part<Route>({ name: text, rooms: [String] })],
    letterhead: String,
    thanks: Boolean,
    reminders: part<NonNullable<Company['reminders']>>({ days: [Number] }),
    administrators: [part<MemberName>({ workspaceId: text, id: text })],
    roles: [part<NonNullable<Company['roles']>[number]>({ workspaceId: text, id: text, role: text })],
    newcomers: String,
    limits: part<NonNullable<Company['limits']>>({ agent: limits, member: limits, biller: limits }),
    createdAt: moment,
    setUpBy: part<Asker>({ id: text, name: text, workspaceId: String }),
    corrected: part<NonNullable<Company['corrected']>>({ by: text, at: moment }),
    ...trailFields,
  },
  [
    { name: 'workspaces', keys: { workspaces: 1 }, options: { unique: true } },
    { name: 'sender', keys: { textSender: 1 }, options: { unique: true } },
    trailIndex,
  ],
  { workspaces: hidden([String]), ...trailHidden },
);

/** A list is stored from the start, whoever has made the company. */
const listed = (company: Company): Company => ({
  ...company,
  administrators: company.administrators ?? [],
  roles: company.roles ?? [],
  talkRooms: company.talkRooms ?? [],
  routes: company.routes ?? [],
});

export function companiesIn(database: Database): Companies {
  const collection = new Collection<StoredCompany>(database, 'companies', schema, {
    derive: (company) => unauditedIn(company),
  });
  const TRIES = 20;
  return {
    trail: trailIn(
      collection,
      () => [],
      ({ id }) => ({ companyId: id, filter: {} }),
      async (id) => {
        const company = await collection.anywhere({ _id: id });
        return company?.acts ? [company] : [];
      },
    ),
    get: (id) => collection.anywhere({ _id: id }),
    ids: () => collection.ids(),
    byWorkspace: (id) => collection.anywhere({ workspaces: id }),
    byTextSender: (textSender) => collection.anywhere({ textSender }),
    async found(company, workspace) {
      const founded = { ...listed(company), workspaces: [workspace.id] };
      if (await collection.insert(founded, 'workspaces', 'sender')) return true;
      // A repeated founding, whose first answer was lost, finds its own company.
      return (await collection.anywhere({ _id: company.id, workspaces: workspace.id })) !== undefined;
    },
    async link({ id, companyId }, joined) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const owner = await collection.anywhere({ workspaces: id });
        if (owner) return owner.id === companyId;
        const company = await collection.anywhere({ _id: companyId });
        if (!company) return false;
        const { revision } = company;
        // Whoever has read it before writes nothing over the act.
        const addition = {
          $addToSet: { workspaces: id },
          ...(joined && { $set: { revision: revision + 1, unaudited: joined.at }, $push: { acts: joined } }),
        };
        if (await collection.change(companyId, { revision }, addition, { taken: ['workspaces'] })) return true;
      }
      throw new Outage('mongo', 'companies link', { outcome: 'no' });
    },
    replace: (company) => collection.replaceAllBut('workspaces', listed(company)),
  };
}
