import { createHash } from 'node:crypto';
import { type Actor, reaches, roleOf, type WorkspaceId } from '../company/index.ts';
import { act, acted, memberRef } from '../kernel/act.ts';
import { granted, type Refusal } from '../kernel/refusal.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import { unlessCard } from '../payments/index.ts';
import type { PrivacyHouse } from './house.ts';
import type { Incident } from './incident.ts';
import type { IncidentForm, IncidentValues, PrivacyScreen } from './screen.ts';

const SHOWN = 10;
/** More than any company has; a register is kept for five years. */
const MOST = 1_000;
const LONGEST = 1_000;
const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The register of incidents that the law asks a company to keep. */
export function createIncidentDesk(house: PrivacyHouse) {
  const { store, clock, links, publicUrl } = house;

  const list = async ({ companyId }: Actor, done?: 'entered'): Promise<PrivacyScreen> => {
    const found = await store.incidents.latest(companyId, SHOWN + 1);
    const incidents = found.slice(0, SHOWN);
    const more = { ...(found.length > SHOWN && { areMore: true as const }), ...(done && { done }) };
    return { kind: 'privacy-incidents', isSheet: true, incidents, ...more };
  };

  const form = (values: IncidentValues, problems: IncidentForm['problems'] = {}): IncidentForm => ({
    ...{ kind: 'privacy-incident', isSheet: true, values, problems },
  });

  function problemsIn({ day, what, affected, measures }: IncidentValues): IncidentForm['problems'] {
    const wrong = (text: string): Refusal | undefined => {
      if (text.trim() === '') return { code: 'field-missing' };
      if (text.length > LONGEST) return { code: 'field-too-long' };
      const read = unlessCard(text, granted(text));
      return read.ok ? undefined : read.refusal;
    };
    const isDay = DAY.test(day) && !Number.isNaN(Date.parse(day));
    const found = Object.entries({ what, affected, measures }).flatMap(([field, text]) => {
      const refusal = wrong(text);
      return refusal ? [[field, refusal] as const] : [];
    });
    return { ...(!isDay && { day: { code: 'date-unreadable' } }), ...Object.fromEntries(found) };
  }

  return {
    list: (actor: Actor) => list(actor),

    add: async (): Promise<PrivacyScreen> =>
      form({ day: clock.now().toISOString().slice(0, 10), what: '', affected: '', measures: '', serious: '' }),

    async fill(actor: Actor, { values }: Filled, phase: Phase, key: string): Promise<PrivacyScreen> {
      const { day = '', what = '', affected = '', measures = '', serious = '' } = values;
      const typed: IncidentValues = { day, what, affected, measures, serious };
      if (phase === 'changed') return form(typed);
      const problems = problemsIn(typed);
      if (Object.keys(problems).length > 0) return form(typed, problems);
      const { companyId } = actor;
      const [at, by] = [clock.now(), memberRef(actor)];
      const id = `icd_${createHash('sha256').update(`${companyId} ${key}`).digest('base64url').slice(0, 22)}`;
      const incident: Incident = {
        ...{ id, companyId, revision: 0, day, by: actor.name, at },
        ...{ what: what.trim(), affected: affected.trim(), measures: measures.trim() },
        ...(serious && { serious: true }),
      };
      const entry = act({ key: 'entered', at, action: 'incident-entered', by });
      await store.incidents.insert(acted(incident, entry));
      return list(actor, 'entered');
    },

    async take(actor: Actor): Promise<PrivacyScreen> {
      const until = new Date(clock.now().getTime() + HOUR_MS);
      const sealed = links.seal(['incidents', actor.companyId, actor.workspaceId, actor.id, actor.tongue], until);
      return { kind: 'privacy-incidents-file', isSheet: true, file: `${publicUrl}/exports/incidents/${sealed}`, until };
    },
  };
}

/** What an address of the register leads to; undefined once it has ended, or its member is no administrator any more. */
export const createIncidentFile = (house: PrivacyHouse) => async (sealed: string) => {
  const [kind, companyId = '', workspace = '', memberId = '', tongue] =
    house.links.unseal(sealed, house.clock.now()) ?? [];
  if (kind !== 'incidents') return undefined;
  const [company, member] = await Promise.all([
    house.store.companies.get(companyId),
    house.store.members.get(companyId, workspace as WorkspaceId, memberId),
  ]);
  if (!company || !member || !reaches(roleOf(company, member), 'administrator')) return undefined;
  const incidents = await house.store.incidents.latest(companyId, MOST);
  return { company, tongue: tongue === 'en' ? ('en' as const) : ('fr' as const), incidents };
};
export type LookAtIncidents = ReturnType<typeof createIncidentFile>;
