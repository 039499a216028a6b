import type { Refusal } from '../../kernel/refusal.ts';
import type { Showable } from '../../kernel/screen.ts';
import type { Company, Member, Room } from '../company.ts';
import type { FileId } from '../files.ts';
import type { Letterhead } from '../letterhead.ts';
import type { SourceState } from '../source-state.ts';
import type { SectionName, SettingName, Values } from './sections.ts';

/** What a member is shown of the settings. */
export type SettingsScreen = SettingsForm | SettingsRead;

/** Where what the settings make can be looked at: addresses that anybody may open who has them. What is unsaved ends. */
export interface Previews {
  invoice: string;
  estimate: string;
  page: string;
}

/** One section, to be changed. */
export interface SettingsForm extends Showable {
  kind: 'settings-form';
  section: SectionName;
  /** As typed; `section`: where to go from here; `find`: what is looked for in a list. */
  values: Values & { section: string; find?: string };
  problems: Partial<Record<SettingName, Refusal>>;
  /** What somebody else saved while the form was open. `alsoHere`: it was changed here as well, and stands as typed. */
  meanwhile: { name: SettingName; alsoHere: boolean; value: string }[];
  /** How the section stood when it was shown. */
  marks: string;
  /**
   * What has just become of it; `unsaved`: it has changes that another section would lose; `new-logo`: it is saved once it
   * was seen.
   */
  done?: 'saved' | 'unsaved' | 'new-logo';
  /** How the company is, and would be with what is typed. */
  company: Company;
  draft: { company: Company; letterhead: Letterhead };
  /** Where its logo is shown. */
  logoUrl?: string;
  /** One that was chosen and is not saved yet; comes back with the form. */
  newLogo?: { id: FileId; url: string };
  rooms: Room[];
  /** Where its invoices come from by themselves, and how far these have been kept up with. */
  sources: SourceState[];
  /** Whom the app has met, where a section is about people. */
  members: Member[];
  /** There are more people than are looked through. */
  areMore?: true;
  previews: Previews;
  /** What is typed and not saved shows on them, too. */
  showsUnsaved?: true;
}

/** All sections, for who may not change them. */
export interface SettingsRead extends Showable {
  kind: 'settings-read';
  /** Who may change them in Teams, of whom the app knows the name; absent where the company is not there. */
  inTeams?: string[];
  company: Company;
  letterhead: Letterhead;
  logoUrl?: string;
  rooms: Room[];
  /** Where its invoices come from by themselves, and how far these have been kept up with. */
  sources: SourceState[];
  previews: Previews;
}
