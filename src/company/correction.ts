import { act, acted, memberRef } from '../kernel/act.ts';
import { change } from '../kernel/change.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import type { Actor, Company } from './company.ts';
import { type createFoundings, mayCorrect } from './foundings.ts';
import type { CompanyHouse } from './house.ts';
import { letterheadOf } from './letterhead.ts';
import type { CompanyScreen, CorrectionForm, SetupValues } from './screen.ts';
import { readSetup, readSetupValues } from './set-up.ts';

type Corrected = Pick<Company, 'name' | 'phone' | 'language' | 'timeZone'>;

const valuesOf = ({ name, phone, language, timeZone }: Corrected): SetupValues => ({ name, phone, language, timeZone });
/** What somebody had before their eyes when the form opened. */
const seenOf = (company: Corrected): string => JSON.stringify(Object.values(valuesOf(company)));
const isSame = (a: Corrected, b: Corrected): boolean => seenOf(a) === seenOf(b);

/** Puts right what was set in the first run. Country and currency stay: what was asked for already is in that currency. */
export function createCorrection(house: CompanyHouse, { tell }: Pick<ReturnType<typeof createFoundings>, 'tell'>) {
  const { store, directory, clock } = house;

  const form = (company: Company, more: Partial<CorrectionForm> = {}): CorrectionForm => ({
    kind: 'correction-form',
    values: valuesOf(company),
    seen: seenOf(company),
    problems: {},
    ...more,
  });

  async function allowed(actor: Actor): Promise<Company | CompanyScreen> {
    const company = await store.companies.get(actor.companyId);
    if (!company) throw new Error(`member ${actor.id} belongs to no company`);
    if (mayCorrect(company, actor)) return company;
    return { kind: 'refused', refusal: { code: 'not-yours-to-correct', by: company.setUpBy?.name ?? '' } };
  }

  /** Unless somebody else changed the same meanwhile: then it is shown, and asked about. */
  async function save(actor: Actor, { state }: Filled, values: SetupValues, read: Corrected): Promise<CompanyScreen> {
    const { name, phone, language, timeZone } = read;
    let isUnseen = false;
    const stored = { read: () => store.companies.get(actor.companyId), replace: store.companies.replace };
    const before = await stored.read();
    const own = before?.letterhead && (await letterheadOf(store.letterheads, { ...before, name, phone })).id;
    const company = await change(stored, (latest) => {
      isUnseen = seenOf(latest) !== state && !isSame(latest, read);
      if (isUnseen || isSame(latest, read)) return undefined;
      // Settings that were saved since have papers of their own, which follow the name as they are made.
      const letterhead = own && latest.letterhead === before?.letterhead ? { letterhead: own } : {};
      const corrected = { by: actor.name, at: clock.now() };
      const next = { ...latest, name, phone, language, timeZone, ...letterhead, corrected };
      const [was, is] = [latest, next].map((one) => ({ section: 'information', ...valuesOf(one) }));
      const key = `information ${latest.revision}`;
      const done = { key, at: corrected.at, action: 'settings-changed', by: memberRef(actor) } as const;
      return acted(next, act({ ...done, before: was, after: is }));
    });
    if (!company) throw new Error(`${actor.companyId} is gone`);
    directory.forget();
    if (isUnseen) return form(company, { values, meanwhile: valuesOf(company) });
    await tell(company);
    return { kind: 'corrected', companyName: company.name };
  }

  return {
    async open(actor: Actor): Promise<CompanyScreen> {
      const company = await allowed(actor);
      return 'kind' in company ? company : form(company);
    },

    async fill(actor: Actor, filled: Filled, phase: Phase): Promise<CompanyScreen> {
      const company = await allowed(actor);
      if ('kind' in company) return company;
      const values = readSetupValues(filled);
      if (phase === 'changed') return form(company, { values, seen: filled.state });
      const read = readSetup(values, company.country);
      if ('problems' in read) return form(company, { values, seen: filled.state, problems: read.problems });
      return save(actor, filled, values, read);
    },
  };
}
