import type { Member, Reply } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { Later, LaterValues } from './later.ts';
import type { PickedPicture } from './picked-picture.ts';

/** What a member is told, for their eyes alone, of what they wrote in a customer's thread, and of their answers. */
export type ConversationScreen =
  | LiveOver
  | StaysInTeam
  | CardNumberWritten
  | AnswerForm
  | AnswerHeld
  | AnswerUndone
  | AssignForm
  | HandlingChanged
  | Refused;

type Who = { phone: string; name?: string };

/** The customer does not get what is written there. */
export interface StaysInTeam extends Showable {
  kind: 'stays-in-team';
  to: Who;
  /** And nothing else does either: they want no more texts. */
  optedOut?: true;
}

/** The number of a payment card stands in it, before the whole team's eyes. */
export interface CardNumberWritten extends Showable {
  kind: 'card-number-written';
  /** It began in the message before. */
  isRest?: boolean;
}

export interface AnswerValues extends LaterValues {
  /** A saved reply's id, or empty. */
  reply: string;
  /** The member's own words, instead of the reply. */
  message: string;
}

/** Writes to a customer. */
export interface AnswerForm extends Showable {
  kind: 'answer-form';
  values: AnswerValues;
  to: Who;
  tongue: Tongue;
  /** Those that ask for no money, in the customer's language. */
  replies: Reply[];
  /** What goes out of these, as the member wrote it. */
  typed: string;
  /** What the customer wrote last. */
  /** `media`: how many photos or other files came along. */
  said?: { body: string; media: number; at: Date };
  /** What colleagues have answered since. */
  answered: { by: string; words: string; at: Date }[];
  /** The newest of these that the member has seen here. */
  seen: string;
  /** One came while this was being written: nothing is sent yet. */
  overtaken?: true;
  problem?: Refusal;
  /** Goes along with it. */
  picture?: PickedPicture;
  /** With the picture that was chosen. */
  pictureProblem?: Refusal;
  /** When it goes, where that is later. */
  later?: Later;
  /** With that. */
  laterProblem?: Refusal;
  /** As it will leave, of what can be sent. */
  preview?: TextPreview;
}

/** A text message as it will leave, and what it costs. */
export interface TextPreview {
  text: string;
  to: Who;
  tongue: Tongue;
  characters: number;
  segments: number;
  costly: string[];
  segmentsWithout: number;
}

/** It goes out in a few seconds, or later, and stands in the thread by then. */
export interface AnswerHeld extends Showable {
  kind: 'answer-held';
  to: Who;
  later?: Date;
}

/** It was taken back, and the customer gets nothing. */
export interface AnswerUndone extends Showable {
  kind: 'answer-undone';
  to: Who;
}

/** Gives a conversation to somebody, or back to the room. */
export interface AssignForm extends Showable {
  kind: 'assign-form';
  /** `member`: as `memberKey` has it; empty for nobody. */
  values: { member: string; note: string };
  to: Who;
  members: Member[];
  /** There are more than a list can show. */
  more?: true;
  /** With the note. */
  problem?: Refusal;
}

/** Who has a conversation, or whether it is done with, is now so; its thread says it as well. */
export interface HandlingChanged extends Showable {
  kind: 'handling-changed';
  what: 'assigned' | 'unassigned' | 'closed' | 'reopened' | 'live' | 'live-over' | 'stopped';
  /** Who has it now. */
  member?: string;
  to: Who;
}

/** What they wrote was meant for the customer and did not go out: it was quiet for too long. */
export interface LiveOver extends Showable {
  kind: 'live-over';
  to: Who;
}
