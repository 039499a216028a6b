import { createHash, randomBytes } from 'node:crypto';
import { memberRef } from '../kernel/act.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Actor, WorkspaceId } from './company.ts';
import type { CompanyHouse } from './house.ts';
import { record } from './recording.ts';
import type { CompanyScreen, JoiningForm } from './screen.ts';
import type { Tickets } from './tickets.ts';

/** Long enough to be handed on, too short to be found lying about. */
const CODE_MS = 15 * 60_000;
/** Without what is mistaken for something else: 26 of them are 128 bits and more. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 27;
const GROUP = 9;

/** What a code lets a workspace do. */
export type CodeFor = { join: string } | 'found';

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`workspace-code:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
    .digest('base64url');

/** A code that is good once, for a quarter of an hour; only its hash is kept. */
export async function makeCode(tickets: Tickets, clock: Clock, what: CodeFor): Promise<{ code: string; until: Date }> {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[letterAt()] ?? '').join('');
  const code = letters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
  const until = new Date(clock.now().getTime() + CODE_MS);
  const about = what === 'found' ? 'found' : `join ${what.join}`;
  await tickets.issue({ id: hashOf(code), kind: 'workspace-code', about, until });
  return { code, until };
}

/** No letter is likelier than another: what would favour the first ones is thrown away. */
function letterAt(): number {
  const most = 256 - (256 % LETTERS.length);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    if (byte < most) return byte % LETTERS.length;
  }
}

/** Workspaces that people have added themselves: nobody vouches for them, so they bring a code. */
export function createJoining({ store, clock }: Pick<CompanyHouse, 'store' | 'clock'>) {
  return {
    form: (code = '', problem?: JoiningForm['problem']): JoiningForm => ({
      ...{ kind: 'joining-form', code, ...(problem && { problem }) },
    }),

    /** Whether a company may be founded or joined from there without a code. */
    async isVouchedFor(workspace: WorkspaceId): Promise<boolean> {
      return store.installations.isVouchedFor(workspace);
    },

    /** What a code was made for, to the first who brings it. */
    async redeem(typed: string): Promise<CodeFor | undefined> {
      const about = await store.tickets.redeem('workspace-code', hashOf(typed), clock.now());
      if (about === undefined) return undefined;
      return about === 'found' ? 'found' : { join: about.replace(/^join /, '') };
    },

    /** `/settings code`: what another workspace of the same company needs. */
    async code({ companyId, ...actor }: Actor): Promise<CompanyScreen> {
      // Entered before there is one: whoever holds it may have been given it.
      await record({ store, clock }, companyId, { action: 'code-made', by: memberRef(actor) });
      return { kind: 'workspace-code', ...(await makeCode(store.tickets, clock, { join: companyId })) };
    },
  };
}
