import type { Refusal } from './refusal.ts';
import type { RoomId } from './room-id.ts';

/** What a chat knows of any screen, beside whether it is a form, or refuses something. */
export interface Showable {
  /** The button that opens the form for this, where none can open by itself. */
  opener?: Opener;
  /** A command with what was typed behind it, that something else had to come before: it is asked again by itself. */
  next?: string;
  /** The rooms that show what was done: who is there need not be told. */
  shownIn?: RoomId[];
  /** Stands where the app itself is opened, in place of what stood there. */
  isHome?: true;
  /** Looked through on a sheet of its own (a modal, a dialog), in the place of the sheet or form that it was asked from. */
  isSheet?: true;
}

/** A button, by whose answer a feature has. */
export interface Opener {
  action: string;
  /** What it is about. */
  value: string;
}

/** The button under a form that could not open by itself: the line, its command first, is asked again as it was typed. */
export const TYPED_AGAIN = 'form.open';

/** A screen as a chat knows it: how it reads is for its feature's cards to say. */
export interface AnyScreen extends Showable {
  kind: string;
}

/** What was asked for is not done, and why. */
export interface Refused extends AnyScreen {
  kind: 'refused';
  refusal: Refusal;
  /** The question that it answers cannot be asked again. */
  over?: true;
}

/** Why something is not done, where that is what is shown. */
export const refusedIn = (screen: AnyScreen): Refused | undefined => (isRefused(screen) ? screen : undefined);
const isRefused = (screen: AnyScreen): screen is Refused => screen.kind === 'refused';

/** Whether it is filled in. */
export const isForm = (screen: AnyScreen): boolean => 'values' in screen;

/** A form as it came back, read by its feature alone. */
export interface Filled {
  form: string;
  /** By field, as typed; fields that were not shown are absent. */
  values: Readonly<Record<string, string>>;
  /** What the form carried unseen. */
  state: string;
  /** By field: the file that was chosen there, or why it could not be had. */
  files?: Readonly<Record<string, Upload>>;
}

/** A file that comes with a form has no more: a photograph of a telephone fits. */
export const UPLOAD_MOST_BYTES = 8_000_000;

export type Upload = { bytes: Uint8Array } | { refusal: Refusal };

const MEGABYTE = 1_000_000;

/** The file where a feature takes less, in megabytes. */
export function upTo(megabytes: number, upload: Upload): Upload {
  const isLarger =
    'bytes' in upload ? upload.bytes.byteLength > megabytes * MEGABYTE : upload.refusal.code === 'file-too-large';
  return isLarger ? { refusal: { code: 'file-too-large', megabytes } } : upload;
}

/** Whether a form was changed, so that it is shown as it now stands, or sent. */
export type Phase = 'changed' | 'sent';

/** Something that somebody wrote in a thread of a room. */
export interface Said {
  /** The thread, and the message in it, as their platform calls them. */
  thread: string;
  message: string;
  /** As it stands now; empty once it is deleted. */
  text: string;
  change: 'new' | 'edited' | 'deleted';
  /** Files as their platform calls them. */
  files: string[];
  /** Whom it mentions, as their platform calls them; absent where that is nobody. */
  mentions?: string[];
  /** When it was written, where the platform says it: it may be told long after. */
  at?: Date;
}
