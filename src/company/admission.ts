import { createHash } from 'node:crypto';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Actor, Company, Member, Standing } from './company.ts';
import type { CompanyHouse } from './house.ts';
import { type Role, reaches, roleOf } from './roles.ts';
import type { Person, Stranger, Visit } from './visit.ts';

/** Who is let in, and as what. `unmet`: the platform has to say who they are, and then the same is asked again. */
export type Admitted =
  | { as: 'member'; actor: Actor; company: Company; mayDo(role: Role): boolean }
  | { as: 'stranger'; stranger: Stranger }
  | { as: 'nobody'; refusal: Refusal; tongue: Tongue }
  | { as: 'unmet' };

export type Admission = ReturnType<typeof createAdmission>;

/**
 * The one place that knows whose a visitor is: of which company, met before or not, a guest or somebody from elsewhere.
 * A member from before there were standings is met again.
 */
export function createAdmission({ directory }: Pick<CompanyHouse, 'directory'>) {
  async function keep(known: Member | undefined, member: Member): Promise<Member> {
    if (known && SAID.every((part) => known[part] === member[part])) return known;
    await directory.introduce({ ...known, ...member });
    return member;
  }

  return {
    async admit({ workspace, person, room, place, message }: Visit): Promise<Admitted> {
      const company = await directory.companyOf(workspace);
      const known = company && (await directory.member(workspace, person.id));
      const standing = person.standing ?? known?.standing;
      const tongue = person.tongue ?? known?.tongue ?? tongueOf(company?.language ?? '');
      // Nobody is known yet where there is no company: it is founded in a room with the app, and there they are known.
      if (!company && standing === 'unknown')
        return { as: 'stranger', stranger: { workspace, room: undefined, tongue } };
      const refusal = standing && whyNot(standing);
      if (refusal) {
        // Whoever comes from another organisation may have a place in this one too, and comes from there another time.
        if (known && (standing === 'guest' || standing === 'left')) await keep(known, { ...known, standing });
        return { as: 'nobody', refusal, tongue };
      }
      if (!standing) return { as: 'unmet' };
      if (!company) {
        const who = person.name ? { id: person.id, name: person.name, workspaceId: workspace } : undefined;
        return { as: 'stranger', stranger: { workspace, room: place, tongue, who } };
      }
      const name = person.name ?? known?.name;
      if (!name) return { as: 'unmet' };
      const firstName = person.firstName ?? known?.firstName ?? name;
      const told = {
        ...{ companyId: company.id, workspaceId: workspace, id: person.id, name, firstName, tongue, standing },
        ...recognised(company.id, person.email, known),
      };
      const member = await keep(known, told);
      const role = roleOf(company, member);
      if (!role) return { as: 'nobody', refusal: { code: 'members-only' }, tongue };
      return {
        as: 'member',
        actor: { ...member, room, message, role },
        company,
        mayDo: (asked) => reaches(role, asked),
      };
    },

    /** The platform tells of a change. People whom the app has never met are none of its business. */
    async told(workspace: Visit['workspace'], { id, ...said }: Person): Promise<void> {
      const known = await directory.member(workspace, id);
      if (!known) return;
      const { name = known.name, firstName = known.firstName, tongue = known.tongue } = said;
      const standing = said.standing === 'unknown' ? known.standing : (said.standing ?? known.standing);
      await keep(known, {
        ...{ ...known, name, firstName, tongue, ...(standing ? { standing } : {}) },
        ...recognised(known.companyId, said.email, known),
      });
    },
  };
}

const SAID = ['name', 'firstName', 'tongue', 'standing', 'person'] as const;

/** No address is kept for this: only whether two are the same is ever asked. */
const personOf = (companyId: string, email: string): string =>
  createHash('sha256')
    .update(`${companyId} ${email.normalize('NFC').trim().toLowerCase()}`)
    .digest('base64url');

function recognised(companyId: string, email: string | undefined, known: Member | undefined): Pick<Member, 'person'> {
  const person = email?.trim() ? personOf(companyId, email) : known?.person;
  return person ? { person } : {};
}

function whyNot(standing: Standing): Refusal | undefined {
  if (standing === 'unknown') return { code: 'not-met' };
  return standing === 'member' || standing === 'administrator' ? undefined : { code: 'members-only' };
}
