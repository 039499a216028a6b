import type { FileId } from '../company/index.ts';

/** What came with a customer's text beside its words: pictures are fetched and shown, of all else it is said what it is. */
export interface Attachment {
  /** What the carrier says it is, such as `image/jpeg`; empty while it has not said. */
  type: string;
  /** The carrier's id; absent where it was not told: then its place among the others says which. */
  ref?: string;
  state: AttachmentState;
  /** Where the picture is kept, once it is. */
  file?: FileId;
  /** How often it could not be fetched. */
  tries?: number;
  /** It was told by itself, because its text stood in a room before. */
  apart?: boolean;
}

/**
 * `waiting`: to be fetched; `kept`: a picture, drawn anew; `other`: none, as its type says; `unreadable`: it says that it
 * is one, and none can be drawn from it; `too-large`, `unreachable`: the carrier has it, and it was not to be had.
 */
export type AttachmentState = 'waiting' | 'kept' | 'other' | 'unreadable' | 'too-large' | 'unreachable';
