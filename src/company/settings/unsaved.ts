import { Outage } from '../../kernel/refusal.ts';
import { type FileId, type Files, keptForNow } from '../files.ts';
import type { CompanyHouse } from '../house.ts';
import type { Standing } from './field.ts';
import { isSection, type SectionName, type Values, valuesOf, withValues } from './sections.ts';

const TYPE = 'application/vnd.quittance.settings+json';

/** What is typed in a section and not saved. */
interface Unsaved {
  section: SectionName;
  values: Values;
}

/**
 * Keeps for a day what a form holds and nobody has saved, so that a browser, which has only an address, shows what would
 * come of it. Undefined where that is nothing.
 */
export async function keepUnsaved(
  { store, clock, log }: Pick<CompanyHouse, 'clock' | 'log'> & { store: { files: Files } },
  section: SectionName,
  standing: Standing,
  draft: Standing,
): Promise<FileId | undefined> {
  const before = valuesOf(section, standing);
  const changed = Object.entries(valuesOf(section, draft)).filter(
    ([name, value]) => before[name as keyof Values] !== value,
  );
  if (changed.length === 0) return undefined;
  const unsaved: Unsaved = { section, values: Object.fromEntries(changed) };
  const file = { type: TYPE, bytes: new Uint8Array(Buffer.from(JSON.stringify(unsaved))) };
  try {
    return await store.files.keep(standing.company.id, file, keptForNow(clock));
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    // The form goes on; its examples show what is saved, as it then says.
    log.warn('what is typed in settings cannot be looked at now', { error });
    return undefined;
  }
}

/** How it would all stand with what is kept under this id; as it does where that is nothing unsaved. */
export async function withUnsaved(files: Files, standing: Standing, id: string): Promise<Standing> {
  const file = await files.get(standing.company.id, id as FileId);
  if (file?.type !== TYPE) return standing;
  const { section, values }: Unsaved = JSON.parse(Buffer.from(file.bytes).toString());
  return isSection(section) ? withValues(section, standing, values) : standing;
}
