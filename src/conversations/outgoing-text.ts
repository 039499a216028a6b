/** One text message that carried the link. States only move forward, whatever order they are told in. */
export interface OutgoingText {
  id: string;
  /** The carrier's id, once it has one. */
  sid?: string;
  state: TextState;
  reason?: TextFailure;
  at: Date;
}
export type TextState = 'queued' | 'sent' | 'delivered' | 'failed';
export type TextFailure =
  | 'opted-out'
  | 'landline'
  | 'not-textable'
  | 'unreachable'
  | 'invalid-number'
  | 'blocked'
  | 'too-long'
  | 'not-now'
  | 'sender-problem'
  | 'unknown';

/**
 * What the carrier says of one of our texts. `sid`: its own id; `failure`: why, when the state is `failed`; `at`: since
 * when it is so, where that is not just now.
 */
export interface TextReport {
  sid: string;
  state: TextState;
  failure?: TextFailure;
  at?: Date;
}

/** Those that the carrier has and has not said the last word on. */
export const textsUnderWay = (texts: OutgoingText[]): (OutgoingText & { sid: string })[] =>
  texts.flatMap((text) =>
    text.sid && (text.state === 'queued' || text.state === 'sent') ? [{ ...text, sid: text.sid }] : [],
  );

/** When the carrier last spoke of one of them; undefined when none is under way. */
export const lastSpokenOf = (texts: OutgoingText[]): Date | undefined =>
  textsUnderWay(texts).reduce<Date | undefined>((last, { at }) => (last && last > at ? last : at), undefined);
