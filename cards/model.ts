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
  | { kind: 'text'; text: string; tone?: Tone }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** Somebody's own words, set apart. */
  | { kind: 'quote'; text: string }
  /** Small print. */
  | { kind: 'note'; text: string }
  | { kind: 'buttons'; buttons: Button[] };

export type Tone = 'good' | 'attention' | 'bad';

export interface Button {
  action: ActionName;
  label: string;
  /** What the action is about: a request's or draft's id. */
  value: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; yes: string; no: string };
}

/** Every button a member can press. */
export const ACTIONS = [
  'quickpay.send',
  'quickpay.edit',
  'quickpay.discard',
  'request.cancel',
  'request.send-again',
] as const;
export type ActionName = (typeof ACTIONS)[number];

export interface Form {
  id: 'quickpay' | 'setup';
  title: string;
  submit: string;
  close: string;
  fields: Field[];
  /** Shown below the fields: warnings, the preview. */
  below: Block[];
  /** Not shown; comes back with every change and with the submission. At most 2,000 characters. */
  state: string;
}

interface FieldBase {
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** What is wrong with what stands in it. */
  problem?: string;
  /** Whether a change asks for the form again (preview, warnings, proposals). */
  refreshes?: boolean;
}

export type Field =
  | (FieldBase & {
      kind: 'text';
      value: string;
      placeholder?: string;
      multiline?: boolean;
      maxLength: number;
      /** Offers to fill the field with a value. */
      proposal?: { label: string; value: string };
    })
  | (FieldBase & { kind: 'choice'; value: string; options: Option[] })
  /** Options are asked for as the member types. */
  | (FieldBase & { kind: 'search'; chosen?: Option; placeholder?: string });

export interface Option {
  value: string;
  label: string;
}

/** What comes back from a form. */
export interface Submission {
  form: Form['id'];
  values: Record<string, string>;
  state: string;
}
