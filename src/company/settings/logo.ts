import type { Refusal } from '../../kernel/refusal.ts';
import { type Filled, upTo } from '../../kernel/screen.ts';
import { type FileId, keptForNow } from '../files.ts';
import type { CompanyHouse } from '../house.ts';
import type { SettingsForm } from './screen.ts';

/** In megabytes. */
const LOGO_MOST = 2;

/** The logo as a form is to leave it: another, none (empty), or absent where it stays as it is. */
export interface ChosenLogo {
  logo?: string;
  /** It came just now: nobody has seen yet how it looks. */
  isUnseen?: true;
  refusal?: Refusal;
}

/** What a form carries unseen: how its section stood, and a new logo that was looked at and not saved yet. */
export const settingsState = ({ marks, newLogo }: Pick<SettingsForm, 'marks' | 'newLogo'>): string =>
  newLogo ? `${marks} ${newLogo.id}` : marks;

/**
 * A picture is kept for a day as soon as it is chosen, before it is saved: the form carries which, so that it can be shown on
 * the examples first, and is the company's logo, and kept for good, only once that was saved.
 */
export async function chosenLogo(
  { store, pictures, clock }: Pick<CompanyHouse, 'store' | 'pictures' | 'clock'>,
  companyId: string,
  { files, values, state }: Filled,
): Promise<ChosenLogo> {
  const [, carried = ''] = state.split(' ');
  const upload = files?.logo && upTo(LOGO_MOST, files.logo);
  if (upload) {
    if ('refusal' in upload) return { refusal: upload.refusal };
    const drawn = await pictures.logo(upload.bytes);
    if (!drawn.ok) return { refusal: drawn.refusal };
    const logo = await store.files.keep(companyId, { type: 'image/png', bytes: drawn.value }, keptForNow(clock));
    return { logo, ...(logo !== carried && { isUnseen: true }) };
  }
  if (values['without-logo'] === 'yes') return { logo: '' };
  if (carried === '') return {};
  // It may be anything that came back: only a picture of this company is a logo.
  const file = await store.files.get(companyId, carried as FileId);
  return file?.type === 'image/png' ? { logo: carried } : { refusal: { code: 'file-unreachable' } };
}
