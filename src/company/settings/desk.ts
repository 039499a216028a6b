import { acted } from '../../kernel/act.ts';
import { Outage } from '../../kernel/refusal.ts';
import type { Filled, Refused } from '../../kernel/screen.ts';
import { settingsActs } from '../acts.ts';
import { type Actor, type Company, platformOf } from '../company.ts';
import { type FileId, keepForGood } from '../files.ts';
import type { createFoundings } from '../foundings.ts';
import type { CompanyHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { type Role, roleOf } from '../roles.ts';
import type { SourceState } from '../source-state.ts';
import { whoMay } from '../who-may.ts';
import { type AccountForm, isAccountVendor } from './account-screen.ts';
import type { createAccountsDesk } from './accounts-desk.ts';
import { logoPath, previewsOf } from './addresses.ts';
import type { Around, Standing } from './field.ts';
import { type ChosenLogo, chosenLogo } from './logo.ts';
import { roomsToChoose } from './payments.ts';
import { MOST_MEMBERS, namesInTeams, peopleOf } from './people.ts';
import type { SettingsForm, SettingsScreen } from './screen.ts';
import {
  changedMeanwhile,
  isSection,
  marksOf,
  readSection,
  type SectionName,
  type Values,
  withValues,
  writtenOf,
} from './sections.ts';
import { keepUnsaved } from './unsaved.ts';

const TRIES = 20;
const ABOUT_PEOPLE: readonly SectionName[] = ['administrators', 'billers', 'agents', 'viewers'];
const isAboutPeople = (section: SectionName): boolean => ABOUT_PEOPLE.includes(section);

/** What may be typed behind the command, in French. */
const IN_FRENCH = new Map<string, SectionName>([
  ['renseignements', 'information'],
  ['factures', 'invoices'],
  ['paiements', 'payments'],
  ['responsables', 'administrators'],
  ['facturation', 'billers'],
  ['service', 'agents'],
  ['consultation', 'viewers'],
  ['autres', 'others'],
]);
/** The first, unless another is named. */
function sectionNamed(text: string): SectionName {
  const name = text.trim().toLowerCase();
  return isSection(name) ? name : (IN_FRENCH.get(name) ?? 'information');
}

/** How it all stands, and where invoices come from. */
type Stood = Standing & { letterheadId: string; sources: SourceState[] };

/** The settings, as they are looked at and changed. */
export function createSettingsDesk(
  house: CompanyHouse,
  { tell }: Pick<ReturnType<typeof createFoundings>, 'tell'>,
  accounts: Pick<ReturnType<typeof createAccountsDesk>, 'show'>,
) {
  const { store, publicUrl } = house;

  /** As the store has it, and not as it was a few seconds ago. */
  async function standingOf({ companyId }: Actor): Promise<Stood> {
    const [company, sources] = await Promise.all([store.companies.get(companyId), store.syncStates.all(companyId)]);
    if (!company) throw new Error(`${companyId} is gone`);
    const { id, letterhead } = await letterheadOf(store.letterheads, company);
    return { company, letterhead, letterheadId: id, sources };
  }

  /** What a section is shown in the light of: people where roles are given to them. */
  async function around(
    actor: Actor,
    section: SectionName,
    standing: Standing,
    typed: Filled['values'],
  ): Promise<Around> {
    const [isAsking, members] = await Promise.all([
      section === 'information' && house.asksForMoney(actor.companyId),
      isAboutPeople(section) ? peopleOf(store.members, standing.company) : [],
    ]);
    return { ...standing, typed, isAsking, actor, members };
  }

  const urlOf = ({ id }: Company, logo: FileId): string => publicUrl + logoPath(id, logo);

  const common = (actor: Actor, { company, letterhead, letterheadId, sources }: Stood, unsaved?: FileId) => ({
    company,
    sources,
    ...(letterhead.logo ? { logoUrl: urlOf(company, letterhead.logo) } : {}),
    rooms: roomsToChoose(company, actor.room),
    previews: previewsOf(publicUrl, company.id, letterheadId, unsaved),
  });

  type More = Partial<Pick<SettingsForm, 'problems' | 'meanwhile' | 'done'>> & { values?: Values; draft?: Standing };

  async function form(
    { actor, members }: Around,
    section: SectionName,
    standing: Stood,
    { values, draft = standing, ...more }: More = {},
  ): Promise<SettingsForm> {
    const written = writtenOf(section, standing, actor.tongue);
    const { logo } = draft.letterhead;
    const newLogo = logo === standing.letterhead.logo ? undefined : logo;
    const unsaved = isAboutPeople(section) ? undefined : await keepUnsaved(house, section, standing, draft);
    return {
      kind: 'settings-form',
      section,
      values: { ...written, ...values, section },
      problems: {},
      meanwhile: [],
      marks: marksOf(section, standing),
      draft: { company: draft.company, letterhead: draft.letterhead },
      ...common(actor, standing, unsaved),
      ...(unsaved && { showsUnsaved: true }),
      ...(newLogo && { newLogo: { id: newLogo, url: urlOf(standing.company, newLogo) } }),
      members,
      ...(members.length >= MOST_MEMBERS && { areMore: true }),
      ...more,
    };
  }

  async function show(actor: Actor, section: SectionName, more: More = {}): Promise<SettingsForm> {
    const standing = await standingOf(actor);
    const all = await around(actor, section, standing, {});
    return form(all, section, standing, more);
  }

  const logoIn = async (actor: Actor, section: SectionName, filled: Filled): Promise<ChosenLogo> =>
    section === 'information' ? chosenLogo(house, actor.companyId, filled) : {};

  /** What a form holds as it stands now: what is wrong with it, and what of it is new. */
  async function read(
    actor: Actor,
    section: SectionName,
    { values: typed, state }: Filled,
    { logo, refusal }: ChosenLogo,
  ) {
    const standing = await standingOf(actor);
    const all = await around(actor, section, standing, typed);
    const { values, problems } = readSection(section, all);
    const mine: Values = logo === undefined ? values : { ...values, logo };
    const [marks = ''] = state.split(' ');
    const wrong = refusal ? { ...problems, logo: refusal } : problems;
    return { standing, all, mine, problems: wrong, draft: withValues(section, standing, mine), marks };
  }

  const typedOf = ({ values: { section: _section, 'without-logo': _without, ...typed } }: Filled): Values => typed;

  return {
    /** `/settings`, with a section's name behind it or without. */
    async open(actor: Actor, text: string): Promise<SettingsScreen | AccountForm> {
      if (actor.role !== 'administrator') {
        const standing = await standingOf(actor);
        const { company, letterhead } = standing;
        const named = isInTeams(actor, company) ? { inTeams: await namesInTeams(store.members, company) } : {};
        return { kind: 'settings-read', letterhead, ...named, ...common(actor, standing) };
      }
      const name = text.trim().toLowerCase();
      return isAccountVendor(name) ? accounts.show(actor, name) : show(actor, sectionNamed(text));
    },

    /** As it now stands, or the section that was chosen: unless something would be lost by going there. */
    async changed(actor: Actor, section: SectionName, filled: Filled): Promise<SettingsForm | AccountForm> {
      const logo = await logoIn(actor, section, filled);
      const { standing, all, mine, problems, draft, marks } = await read(actor, section, filled, logo);
      const wanted = filled.values.section ?? section;
      const typed = { values: typedOf(filled), draft, problems };
      // What is typed was typed over what stood there when the form was first shown, and is held against that.
      const shown = { ...(await form(all, section, standing, typed)), marks };
      if (wanted === section || !(isSection(wanted) || isAccountVendor(wanted))) return shown;
      const isTouched = Object.keys(problems).length > 0 || changesIn(section, standing, mine);
      if (isTouched) return { ...shown, done: 'unsaved' };
      return isAccountVendor(wanted) ? accounts.show(actor, wanted) : show(actor, wanted);
    },

    async save(actor: Actor, section: SectionName, filled: Filled): Promise<SettingsScreen | Refused> {
      const logo = await logoIn(actor, section, filled);
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { standing, all, mine, problems, draft, marks } = await read(actor, section, filled, logo);
        // Whoever is none any more since the form was let in changes nothing: two may take it from each other at once.
        const role = roleOf(standing.company, actor);
        if (role !== 'administrator') return notAnyMore(standing.company, role);
        const typed = typedOf(filled);
        if (Object.keys(problems).length > 0)
          return { ...(await form(all, section, standing, { values: typed, draft, problems })), marks };
        if (logo.isUnseen && logo.logo !== standing.letterhead.logo)
          return { ...(await form(all, section, standing, { values: typed, draft, done: 'new-logo' })), marks };
        const meanwhile = changedMeanwhile(section, { marks, now: standing, mine });
        if (meanwhile.length > 0) {
          const written = writtenOf(section, standing, actor.tongue);
          const theirs = meanwhile.map((one) => ({ ...one, value: written[one.name] ?? '' }));
          const untouched = theirs.flatMap(({ name, alsoHere, value }) => (alsoHere ? [] : [[name, value]]));
          const shown = { ...typed, ...Object.fromEntries(untouched) };
          return form(all, section, standing, { values: shown, draft, meanwhile: theirs });
        }
        if (await write(actor, standing, draft)) {
          house.directory.forget();
          return show(actor, section, { done: 'saved' });
        }
      }
      throw new Outage('store', 'settings', { outcome: 'no' });
    },
  };

  async function notAnyMore(company: Company, role: Role = 'viewer'): Promise<Refused> {
    const who = await whoMay(store, company, 'administrator');
    return { kind: 'refused', refusal: { code: 'role-needed', role, asked: 'administrator', who } };
  }

  /** `false`: somebody wrote in between, and it has to be decided again on what is there now. */
  async function write(actor: Actor, before: Standing, next: Standing): Promise<boolean> {
    const { company } = before;
    const now = house.clock.now();
    const { logo } = next.letterhead;
    if (logo && logo !== before.letterhead.logo && !(await keepForGood(store.files, company.id, logo))) return false;
    const letterhead = await store.letterheads.keep(company.id, next.letterhead);
    const isTold = TOLD.some((part) => next.company[part] !== company[part]);
    const corrected = isTold ? { corrected: { by: actor.name, at: now } } : {};
    const written = acted({ ...next.company, letterhead, ...corrected }, ...settingsActs(actor, before, next, now));
    if (!(await store.companies.replace(written))) return false;
    if (isTold) await tell(written);
    return true;
  }
}

const isInTeams = ({ workspaceId }: Actor, { rooms }: Company): boolean =>
  platformOf(workspaceId) === 'teams' || rooms.some(({ id }) => platformOf(id) === 'teams');

/** What the card says that tells the rooms of the company's set-up. */
const TOLD = ['name', 'phone', 'language', 'timeZone'] as const satisfies (keyof Company)[];

const changesIn = (section: SectionName, standing: Standing, values: Values): boolean =>
  marksOf(section, withValues(section, standing, values)) !== marksOf(section, standing);
