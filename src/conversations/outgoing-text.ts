import type { Asker, FileId } from '../company/index.ts';
import { lifecycle } from '../kernel/lifecycle.ts';
import {
  type Announcing,
  announcing,
  isErrand,
  type Moment,
  promising,
  redrawn,
  withItem,
  without,
} from '../promises/outbox.ts';
import type { Head, HeadId } from './conversation.ts';
import type { Keyword } from './keywords.ts';

/**
 * `send`: to the carrier; `tell`: what became of it, to what it is about; `notify`: who wrote it, that it failed; `forget`:
 * the carrier deletes it as well.
 */
export type TextErrand = 'send' | 'tell' | 'notify' | 'forget';

/** One text message of ours. States only move forward, whatever order they are told in. */
export interface OutgoingText extends Announcing<AnswerFailed, TextErrand> {
  /** Whom it goes to, E.164. */
  phone: string;
  /**
   * What it was sent for, which is told what becomes of it. `request`: it asks for something, and goes out only while
   * that is wanted. Unset: nothing more than its words.
   */
  about?: { kind: 'request' | 'receipt'; id: string };
  /** It reminds of what it is about: it goes out by day, and only while nothing has come in between. */
  reminds?: boolean;
  /** The word of theirs that it answers: it goes out even to who has just said stop. */
  answers?: Keyword['kind'];
  /** Of what a member answers the customer: shown by a card in the customer's thread. */
  answer?: MemberAnswer;
  /** Its time came when it could not go out, and now it waits for this hour, because it is night where its reader is. */
  waitsUntil?: Date;
  /** As written, with `{link}` where the link of what it is about stands. */
  words: string;
  /** The carrier's id, once it has one. */
  sid?: string;
  state: TextState;
  reason?: TextFailure;
  /** Since when it is in this state. */
  at: Date;
  createdAt: Date;
}

/** A member's answer to a customer. */
export interface MemberAnswer {
  by: Asker;
  /** As the member wrote it, without what was put before and after it. */
  typed: string;
  /** Goes along with the words: a picture, drawn anew. */
  picture?: FileId;
  /** What heads the thread that it is shown in. Unset: it opens a thread itself. */
  threadOf?: HeadId;
  /** It opens a thread after a quiet time: what heads the one before. */
  follows?: HeadId;
  /** It opens a thread: the room that this would be in, by its name, if the app were there still. */
  insteadOf?: string;
  /** It does not go out before, so that it can be taken back. */
  heldUntil: Date;
  /** Taken back before it went out. */
  undone?: { by: string; at: Date };
  /** What became of the message in the thread that it was written in, which changes nothing of what goes out. */
  since?: 'edited' | 'deleted';
  /** It failed, and the same was sent once more as a text of its own. */
  retried?: boolean;
}

/** What a text heads with which a member opened a thread. */
export const headOfAnswer = ({ id, createdAt, cards }: OutgoingText): Head => ({
  ...{ kind: 'answer', id, since: createdAt, cards },
});

/** Whether it opens its thread itself. */
export const isHead = ({ answer }: OutgoingText): boolean => answer !== undefined && !answer.threadOf;

/** A member's answer will not arrive. */
export type AnswerFailed = { kind: 'answer-failed'; reason: TextFailure; at: Date };

/** What is kept of a text by what it is about. */
export type TextSummary = Pick<OutgoingText, 'id' | 'sid' | 'state' | 'reason' | 'at' | 'waitsUntil'>;

export type TextState = 'queued' | 'sent' | 'delivered' | 'failed';
export type TextFailure =
  | 'opted-out'
  | 'landline'
  | 'not-textable'
  | 'unreachable'
  | 'invalid-number'
  | 'blocked'
  | 'too-long'
  /** It takes words alone. */
  | 'no-pictures'
  | 'not-now'
  | 'sender-problem'
  /** What it was to remind of was over, or answered, before it went out. */
  | 'over'
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

/** A report, or what a call to the carrier came to before it had an id, or that there was none yet (`waitsUntil`). */
export type TextWord = Partial<TextReport> & Pick<TextReport, 'state'> & Pick<OutgoingText, 'waitsUntil'>;

/** Whether a report is news. Carriers report in any order, several times: only what lies ahead counts. */
export const textMayBecome = lifecycle<TextState>('text messages', {
  initial: 'queued',
  final: ['delivered', 'failed'],
  moves: {
    queued: ['sent', 'delivered', 'failed'],
    sent: ['delivered', 'failed'],
    delivered: [],
    failed: [],
  },
});

/** The text as a word on it leaves it; undefined when that says nothing new. */
export function heardOf<T extends TextSummary>(text: T, word: TextWord, now: Date): T | undefined {
  const onward = textMayBecome(text.state, word.state);
  const isNamed = word.sid !== undefined && text.sid === undefined;
  const isPutOff = waits(text) && word.waitsUntil !== undefined && +word.waitsUntil !== +(text.waitsUntil ?? 0);
  if (!onward && !isNamed && !isPutOff) return undefined;
  return {
    ...text,
    ...(isNamed && { sid: word.sid }),
    ...(isPutOff && { waitsUntil: word.waitsUntil }),
    ...(onward && { state: word.state, at: word.at ?? now }),
    ...(onward && word.state === 'failed' && { reason: word.failure ?? 'unknown' }),
  };
}

/** The carrier has not taken it, as far as anybody knows. */
export const waits = ({ state, sid }: Pick<TextSummary, 'state' | 'sid'>): boolean =>
  state === 'queued' && sid === undefined;

/** For how long it waits, while it does. */
export const waitOf = (text: Pick<TextSummary, 'state' | 'sid' | 'waitsUntil'>): Date | undefined =>
  waits(text) ? text.waitsUntil : undefined;

/** What somebody wants to be sent. `id`: their own, so that asking twice sends once. */
export type TextAsk = Pick<OutgoingText, 'id' | 'companyId' | 'phone' | 'about' | 'reminds' | 'answers' | 'words'>;

/** A text as it stands, which is not promised to anybody. */
export const outgoingText = (ask: TextAsk & Partial<TextSummary>, { now }: Moment): OutgoingText => ({
  state: 'queued',
  at: now,
  createdAt: ask.at ?? now,
  ...ask,
  revision: 0,
  cards: [],
  appearance: 0,
  outbox: [],
});

/** A text that is to go out. `triedSince`: it may have been sent already, no earlier than this. */
export function sending(ask: TextAsk, triedSince: Date | undefined, moment: Moment): OutgoingText {
  const promised = promising(outgoingText(ask, moment), { name: 'send' }, moment);
  const [item] = promised.outbox;
  return item && triedSince ? withItem(promised, { ...item, sendingSince: triedSince }) : promised;
}

/** The text, which goes out at `until` and no earlier, and says so where it is shown. `triedSince`: as `sending`. */
export function puttingOff(
  text: OutgoingText,
  until: Date,
  triedSince: Date | undefined,
  moment: Moment,
): OutgoingText {
  // Taken back meanwhile, or found to be with the carrier.
  if (!text.outbox.some((item) => isErrand(item, 'send'))) return text;
  const rest = without(text, (item) => isErrand(item, 'send') || isErrand(item, 'tell'));
  const promised = promising({ ...rest, waitsUntil: until }, { name: 'send' }, moment, until);
  const item = promised.outbox.at(-1);
  const later = item && triedSince ? withItem(promised, { ...item, sendingSince: triedSince }) : promised;
  if (later.answer) return redrawn(later, moment);
  return later.about ? promising(later, { name: 'tell' }, moment) : later;
}

/** The carrier's word on a text, to be told to what it is about; undefined when it brings nothing new. */
export function textReported(text: OutgoingText, word: TextWord, moment: Moment): OutgoingText | undefined {
  const heard = heardOf(text, word, moment.now);
  const isWaiting = text.outbox.some((item) => isErrand(item, 'send'));
  if (!heard && !isWaiting) return undefined;
  // A report proves that the carrier has the text: it must not be sent again, whatever our own call saw.
  const settled = without(heard ?? text, (item) => isErrand(item, 'send'));
  if (heard?.answer) return answerReported(settled, moment);
  if (!heard || !text.about) return settled;
  // A telling under way may have read it before this: another one follows.
  const untold = without(settled, (item) => isErrand(item, 'tell'));
  return promising(untold, { name: 'tell' }, moment);
}

/** Its card says so; who wrote it is told when it will not arrive. */
function answerReported(text: OutgoingText, moment: Moment): OutgoingText {
  const { state, reason = 'unknown', at } = text;
  const shown = redrawn(text, moment);
  if (state !== 'failed') return shown;
  return promising(announcing(shown, { kind: 'answer-failed', reason, at }, moment), { name: 'notify' }, moment);
}

/** Those that the carrier has and has not said the last word on. */
export const textsUnderWay = <T extends TextSummary>(texts: T[]): (T & { sid: string })[] =>
  texts.flatMap((text) =>
    text.sid && (text.state === 'queued' || text.state === 'sent') ? [{ ...text, sid: text.sid }] : [],
  );

/** When the carrier last spoke of one of them; undefined when none is under way. */
export const lastSpokenOf = (texts: TextSummary[]): Date | undefined =>
  textsUnderWay(texts).reduce<Date | undefined>((last, { at }) => (last && last > at ? last : at), undefined);
