import { change, one } from '../kernel/change.ts';
import { type Announcer, shownNowhere } from '../promises/announcer.ts';
import { type Moment, momentOf, redrawn } from '../promises/outbox.ts';
import { isAdministrator } from './administrators.ts';
import { type Actor, type Company, roomsFor } from './company.ts';
import type { Founding, FoundingMessage } from './founding.ts';
import type { CompanyHouse } from './house.ts';

const setAt = ({ createdAt, corrected }: Company): Date => corrected?.at ?? createdAt;
/** One for each company. */
const idOf = ({ id }: Company): string => `fnd_${id.replace(/^com_/, '')}`;

function foundingOf(company: Company, moment: Moment): Founding {
  const cards = roomsFor(company, undefined).map((room) => ({ room, shown: 0 }));
  const blank = { id: idOf(company), companyId: company.id, revision: 0, cards, appearance: 0, outbox: [] };
  return redrawn<Founding>({ ...blank, asOf: setAt(company) }, moment);
}

/** Tells rooms who set their company up. */
export function createFoundings(house: CompanyHouse) {
  const { store, wake } = house;

  /** Promises that the rooms read how the company was last set; harmless when it is promised already. */
  async function tell(company: Company): Promise<void> {
    if (!company.setUpBy) return;
    const moment = momentOf(house);
    const fresh = foundingOf(company, moment);
    if (await store.foundings.insert(fresh)) return wake('foundings', fresh);
    const asOf = setAt(company);
    const told = await change(one(store.foundings, company.id, fresh.id), (now) =>
      now.asOf < asOf ? redrawn({ ...now, asOf }, moment) : undefined,
    );
    if (told) wake('foundings', told);
  }

  return {
    tell,

    /** What a process left that ended between changing a company and promising to tell of it. */
    async tellAll(): Promise<void> {
      for (const id of await store.companies.ids()) {
        const company = await store.companies.get(id);
        if (company) await tell(company);
      }
    },
  };
}

export const createFoundingAnnouncer = ({ store }: CompanyHouse): Announcer<Founding, FoundingMessage> => ({
  ...shownNowhere,
  documents: store.foundings,
  // Not the directory, which remembers it for a while: the card is drawn because it has just changed.
  async card({ id, companyId }) {
    const company = await store.companies.get(companyId);
    if (!company) throw new Error(`${id} belongs to no company`);
    return { kind: 'founding', company };
  },
  root: async (founding) => founding,
  errands: {},
});

/** Whoever set the company up, and its administrators. */
export const mayCorrect = (company: Company, member: Actor): boolean =>
  isAdministrator(company, member) ||
  (company.setUpBy?.id === member.id && company.setUpBy.workspaceId === member.workspaceId);
