import { type CompanyHouse, type FileId, keptForNow } from '../company/index.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Filled } from '../kernel/screen.ts';
import { lookUrl } from './pictures.ts';

/** A picture that goes along with a text, as a form has it; `url`: where a member sees it. */
export interface PickedPicture {
  id: FileId;
  url: string;
}

type Needs = Pick<CompanyHouse, 'pictures' | 'publicUrl' | 'clock'> & {
  store: Pick<CompanyHouse['store'], 'files'>;
  links: Parameters<typeof lookUrl>[0]['links'];
};
export type Picked = { picture?: PickedPicture; problem?: Refusal };

/**
 * The picture that a form came back with, drawn anew and kept for a day as soon as it is chosen; or the one that it carried,
 * unless it is to go without. `carried`: what came back as that, which may be anything.
 */
export async function pickedPicture(
  house: Needs,
  companyId: string,
  { files, values }: Pick<Filled, 'files' | 'values'>,
  carried: string,
): Promise<Picked> {
  const { store, pictures } = house;
  const picked = (id: FileId): Picked => ({
    picture: { id, url: lookUrl(house, { companyId, file: id, since: house.clock.now() }) },
  });
  const upload = files?.picture;
  if (upload) {
    if ('refusal' in upload) return { problem: upload.refusal };
    const drawn = await pictures.photo(upload.bytes);
    if (!drawn.ok) return { problem: drawn.refusal };
    const picture = { type: 'image/jpeg', bytes: drawn.value };
    return picked(await store.files.keep(companyId, picture, keptForNow(house.clock)));
  }
  if (carried === '' || values['without-picture'] === 'yes') return {};
  const file = await store.files.get(companyId, carried as FileId);
  return file?.type === 'image/jpeg' ? picked(carried as FileId) : { problem: { code: 'file-unreachable' } };
}

/** Among the words that a form carries unseen, the picture's; empty where there is none. */
export const carriedPicture = (words: string[]): string => words.find((word) => word.startsWith('fil_')) ?? '';
