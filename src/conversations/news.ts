import type { TextFailure } from './outgoing-text.ts';

/** What is told of a customer's text. `late`: it was found long after it was written, at `at`. */
export type TextNews = { kind: 'customer-replied'; body: string; media: number; at: Date; late?: boolean };

/** A text of ours will not arrive; told by whatever it was sent for. */
export type TextFailed = { kind: 'text-failed'; reason: TextFailure; at: Date };
