import type { Filled } from '../../kernel/screen.ts';
import type { Company } from '../company.ts';
import type { FileId } from '../files.ts';
import type { CompanyHouse } from '../house.ts';
import type { Letterhead } from '../letterhead.ts';
import type { Visit } from '../visit.ts';
import type { SettingsForm } from './screen.ts';
import { withUnsaved } from './unsaved.ts';

/** What papers and pages are drawn with as an example: the company as it is, or as it would be. */
export interface Example {
  company: Company;
  letterhead: Letterhead;
  logo?: Uint8Array;
}

type FormAnswer = 'unmet' | { screen: { kind: string } };

/** @param form answers a form of any feature, as the front does */
export function createExamples(
  { store }: Pick<CompanyHouse, 'store'>,
  form: (visit: Visit, filled: Filled, phase: 'changed') => Promise<FormAnswer>,
) {
  async function logoOf(companyId: string, id: FileId | undefined): Promise<Uint8Array | undefined> {
    const file = id && (await store.files.get(companyId, id));
    return file && file.type === 'image/png' ? file.bytes : undefined;
  }

  async function withLogo(company: Company, letterhead: Letterhead): Promise<Example> {
    const logo = await logoOf(company.id, letterhead.logo);
    return { company, letterhead, ...(logo ? { logo } : {}) };
  }

  return {
    companyLogo: (companyId: string, id: string) => logoOf(companyId, id as FileId),

    /** @param unsaved what was typed in settings, where it is this company's and still kept: it shows on it */
    async example(companyId: string, letterheadId: string, unsaved = ''): Promise<Example | undefined> {
      const [company, letterhead] = await Promise.all([
        store.companies.get(companyId),
        store.letterheads.get(companyId, letterheadId),
      ]);
      if (!company || !letterhead) return undefined;
      const shown = await withUnsaved(store.files, { company, letterhead }, unsaved);
      return withLogo(shown.company, shown.letterhead);
    },

    async exampleOf(visit: Visit, filled: Filled): Promise<Example | undefined> {
      const answer = await form(visit, filled, 'changed');
      if (answer === 'unmet' || !isSettings(answer.screen)) return undefined;
      const { company, letterhead } = answer.screen.draft;
      return withLogo(company, letterhead);
    },
  };
}

const isSettings = (screen: { kind: string }): screen is SettingsForm => screen.kind === 'settings-form';
