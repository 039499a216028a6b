import type { Refusal } from '../kernel/refusal.ts';
import type { Refused } from '../kernel/screen.ts';

/** What a member is shown of the company. */
export type CompanyScreen = SetupForm | { kind: 'set-up'; companyName: string } | Refused;

export interface SetupValues {
  name: string;
  phone: string;
  language: string;
  timeZone: string;
}

/** The first-run form: the company this workspace belongs to. */
export interface SetupForm {
  kind: 'setup-form';
  values: SetupValues;
  problems: Partial<Record<keyof SetupValues, Refusal>>;
}
