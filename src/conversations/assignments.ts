import type { Asker } from '../company/index.ts';
import type { Job } from '../promises/jobs.ts';
import { leftBehind } from './handling.ts';
import type { ConversationsHouse } from './house.ts';

const QUARTER_MS = 15 * 60_000;
const PAGE = 200;

/** Gives the conversations of who is no member any more back to their rooms. */
export function createAssignments(house: ConversationsHouse): Job {
  const { store, directory, conversing } = house;

  async function hasLeft({ id, workspaceId }: Asker): Promise<boolean> {
    const member = workspaceId && (await directory.member(workspaceId, id));
    return !!member && ['left', 'guest', 'outsider'].includes(member.standing ?? '');
  }

  async function giveBack(companyId: string): Promise<void> {
    for (let after = ''; ; ) {
      const page = await store.conversations.assigned(companyId, after, PAGE);
      for (const { phone, assigned } of page) {
        if (!assigned || !(await hasLeft(assigned.to))) continue;
        const { id, workspaceId } = assigned.to;
        const isTheirs = (to?: Asker) => to?.id === id && to.workspaceId === workspaceId;
        await conversing.change({ companyId, phone }, (now, moment) =>
          isTheirs(now.assigned?.to) ? leftBehind(now, moment) : undefined,
        );
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = last.id;
    }
  }

  return {
    every: QUARTER_MS,
    atStart: true,
    async run() {
      for (const id of await store.companies.ids()) await giveBack(id);
    },
  };
}
