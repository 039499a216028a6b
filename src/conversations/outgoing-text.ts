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
  | 'unreachable'
  | 'invalid-number'
  | 'blocked'
  | 'sender-problem'
  | 'unknown';
