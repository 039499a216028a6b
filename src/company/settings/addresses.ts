import type { FileId } from '../files.ts';
import type { Previews } from './screen.ts';

/** A logo by its own address: a picture that changes has another. */
export const logoPath = (companyId: string, logo: FileId): string => `/logo/${companyId}/${logo}.png`;

/**
 * An address leads to one letterhead for good, and can be found by nobody who has not seen it.
 * @param logo stands on it instead of its own
 */
export function previewsOf(publicUrl: string, companyId: string, letterheadId: string, logo?: FileId): Previews {
  const of = (what: string) =>
    `${publicUrl}/preview/${companyId}/${letterheadId}/${what}${logo === undefined ? '' : `?logo=${logo}`}`;
  return { invoice: of('invoice'), estimate: of('estimate'), page: of('page') };
}
