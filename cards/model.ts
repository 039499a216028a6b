import type { WorkspaceId } from '../src/kernel/room-id.ts';

/**
 * What can be shown, on every channel alike. Texts are plain; a renderer escapes them.
 * If one channel cannot do a thing well, it is not in here.
 */
export interface Card {
  /** What a notification or a screen reader says; never empty. */
  summary: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'heading'; text: string }
  /** `to`: whom it is for; they are mentioned in front of it, so that their chat tells them. */
  | { kind: 'text'; text: string; tone?: Tone; sign?: Sign; to?: Addressee }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** Somebody's own words, set apart. */
  | { kind: 'quote'; text: string }
  /** Small print. */
  | { kind: 'note'; text: string }
  /** A picture that anybody may see who has its address, such as a logo or a QR code; `scanned`: by a phone, off this screen; `photo`: what people texted, to be looked at. */
  | { kind: 'image'; url: string; alt: string; size: 'small' | 'large' | 'scanned' | 'photo' }
  /** One line each, with what can be done about it; a long list says itself how it goes on. */
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'buttons'; buttons: (Button | LinkButton)[] };

/** A member, who can be mentioned in their own workspace alone: elsewhere they are named. */
export interface Addressee {
  workspace?: WorkspaceId;
  id: string;
  name: string;
}

export interface Row {
  text: string;
  /** Small print under it. */
  detail?: string;
  button?: Button | LinkButton;
}

export type Tone = 'good' | 'attention' | 'bad';

/** Where something stands that is neither good nor bad: seen at a glance on a channel without colours, too. */
export type Sign = 'on-its-way' | 'sent' | 'delivered' | 'seen' | 'in-progress' | 'closed' | 'returned';

export interface Button {
  /** Whose answer a feature has, by this name. */
  action: string;
  label: string;
  /** What the action is about: a request's or draft's id. */
  value: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; yes: string; no: string };
  /** What is pressed answers with a form, which some channels have to know before. */
  opensForm?: true;
}

/** Leads to an address; nobody is told that it was followed. */
export interface LinkButton {
  /** https, as customers see it. */
  link: string;
  label: string;
  style?: 'primary';
}

export interface Form {
  id: string;
  title: string;
  submit: string;
  close: string;
  /** The button that asks for the form again, on channels that cannot do it as one types. */
  refresh?: string;
  /** Shown before the fields. */
  above: Block[];
  fields: Field[];
  /** Shown after the fields. */
  below: Block[];
  /** Not shown; comes back with every change and with the submission. At most 1,000 characters. */
  state: string;
}

interface FieldBase {
  /** Letters and dashes. */
  id: string;
  label: string;
  hint?: string;
  /** What to say when it is left empty; without it, it may stay empty. */
  required?: string;
  /** What is wrong with what stands in it. */
  problem?: string;
  /** What is worth knowing about what stands in it. */
  warnings?: string[];
  /** Whether a change asks for the form again (preview, warnings, proposals). */
  refreshes?: boolean;
  /** Of a text or a search: values the form offers to fill in; where it may offer some, an empty field must not hold the form back. */
  proposals?: Option[];
  /** Shown right after it: what comes of everything down to here, such as a preview. */
  after?: Block[];
}

export type Field =
  | (FieldBase & {
      kind: 'text';
      value: string;
      placeholder?: string;
      multiline?: boolean;
      maxLength: number;
    })
  | (FieldBase & { kind: 'choice'; value: string; options: Option[] })
  /** Any number of them; `values` come back joined by commas, which no value may hold. */
  /** `turns`: buttons that show others of them; the pressed one comes back as the field `<id>-turn`. */
  | (FieldBase & { kind: 'choices'; values: string[]; options: Option[]; turns?: Option[] })
  /** One of a short list, each with a line about it; at most 10. */
  | (FieldBase & { kind: 'pick'; value: string; options: (Option & { detail: string })[] })
  /** Comes back as `yes`, or as nothing. */
  | (FieldBase & { kind: 'checkbox'; checked: boolean; option: string })
  /** `YYYY-MM-DD`, or nothing. */
  | (FieldBase & { kind: 'date'; value: string })
  /** Comes back as the platform's ids, joined by commas. `elsewhere` says what and where, in a sentence of its own, on channels that take no files. */
  | (FieldBase & { kind: 'file'; types: FileType[]; most: number; elsewhere: string })
  /** Options are asked for as the member types. */
  | (FieldBase & { kind: 'search'; chosen?: Option; placeholder?: string });

export type FileType = 'png' | 'jpg' | 'webp' | 'pdf' | 'csv' | 'xlsx';

/** At most 75 characters each. */
export interface Option {
  value: string;
  label: string;
}
