import { estimateUrl } from '../payments/index.ts';
import type { EstimatesHouse } from './house.ts';

/** Where an estimate's customer finds it. */
export const estimateLink = ({ links, publicUrl }: Pick<EstimatesHouse, 'links' | 'publicUrl'>, id: string): string =>
  estimateUrl(publicUrl, links.tokenFor(id));
