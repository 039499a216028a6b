import type { Refusal } from '../kernel/refusal.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { AccountForm } from './settings/account-screen.ts';
import type { SettingsScreen } from './settings/screen.ts';

export type * from './settings/account-screen.ts';
export type * from './settings/screen.ts';
export type { SectionName, SettingName, Values } from './settings/sections.ts';

/** What a member is shown of the company. */
export type CompanyScreen =
  | (SetupForm | SetUp | SettingsScreen | CorrectionForm | Corrected)
  | AccountForm
  | (JoiningForm | WorkspaceCode | PrivacyMenu | Refused);

/** What customers may ask of whoever keeps data about them, and what the law asks. */
export interface PrivacyMenu extends Showable {
  kind: 'privacy-menu';
}

/** A workspace that nobody vouches for is asked for a code. */
export interface JoiningForm extends Showable {
  kind: 'joining-form';
  code: string;
  problem?: Refusal;
}

/** What lets another workspace join the company. */
export interface WorkspaceCode extends Showable {
  kind: 'workspace-code';
  code: string;
  until: Date;
}

/** The company is there. */
export interface SetUp extends Showable {
  kind: 'set-up';
  companyName: string;
  /** What its texts come from; absent where that is no one number. */
  textsFrom?: string;
  /** Whether there is a room that follows every request. */
  isFollowed: boolean;
}

export interface SetupValues {
  name: string;
  phone: string;
  language: string;
  timeZone: string;
}

/** The first-run form: the company this workspace belongs to. */
export interface SetupForm extends Showable {
  kind: 'setup-form';
  values: SetupValues;
  /** The number that texts will come from; absent where that is no one number. */
  textsFrom?: string;
  problems: Partial<Record<keyof SetupValues, Refusal>>;
}

/** What the first run set, to be put right. */
export interface CorrectionForm extends Showable {
  kind: 'correction-form';
  values: SetupValues;
  /** What the company was when the form opened; comes back with it. */
  seen: string;
  /** What somebody else has set since then. */
  meanwhile?: SetupValues;
  problems: SetupForm['problems'];
}

export interface Corrected extends Showable {
  kind: 'corrected';
  companyName: string;
}
