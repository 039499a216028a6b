import type { FileId } from '../files.ts';
import type { Previews } from './screen.ts';

/** A logo by its own address: a picture that changes has another. */
export const logoPath = (companyId: string, logo: FileId): string => `/logo/${companyId}/${logo}.png`;

/** An address leads to one letterhead for good, and can be found by nobody who has not seen it. */
export function previewsOf(publicUrl: string, companyId: string, letterheadId: string): Previews {
  const base = `${publicUrl}/preview/${companyId}/${letterheadId}`;
  return { invoice: `${base}/invoice`, estimate: `${base}/estimate`, page: `${base}/page` };
}
