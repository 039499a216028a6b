import type { DocumentsHouse } from '../documents/index.ts';
import type { Estimate } from './estimate.ts';
import type { Estimates } from './ports.ts';

/** What estimates work with. */
export type EstimatesHouse = DocumentsHouse & {
  store: { estimates: Estimates };
  wake(kind: 'estimates', estimate: Estimate): void;
};
