import type { Acting } from '../kernel/act.ts';

/** Something that happened to data of people: a confidentiality incident, as the company keeps it in its register. */
export interface Incident extends Acting {
  id: string;
  companyId: string;
  revision: number;
  /** The day it happened on, `YYYY-MM-DD`, as far as it is known. */
  day: string;
  what: string;
  /** Whose data, and how many they are. */
  affected: string;
  /** What was done about it, and who was told. */
  measures: string;
  /** Somebody may come to serious harm by it. */
  serious?: true;
  by: string;
  at: Date;
}
