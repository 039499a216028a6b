import type { FileId } from '../files.ts';
import type { Previews } from './screen.ts';

/** A logo by its own address: a picture that changes has another. */
export const logoPath = (companyId: string, logo: FileId): string => `/logo/${companyId}/${logo}.png`;

/**
 * An address leads to one letterhead for good, and can be found by nobody who has not seen it.
 * @param unsaved what is typed and not saved, which shows on it
 */
export function previewsOf(publicUrl: string, companyId: string, letterheadId: string, unsaved?: FileId): Previews {
  const of = (what: string) =>
    `${publicUrl}/preview/${companyId}/${letterheadId}/${what}${unsaved === undefined ? '' : `?unsaved=${unsaved}`}`;
  return { invoice: of('invoice'), estimate: of('estimate'), page: of('page') };
}
