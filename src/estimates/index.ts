export type { EstimateAnswer, Outcome } from './answer.ts';
export type { Estimate, EstimateState } from './estimate.ts';
export type { EstimatesHouse } from './house.ts';
export type { EstimateMessage } from './messages.ts';
export type { EstimateNews } from './news.ts';
export type { Estimates } from './ports.ts';
