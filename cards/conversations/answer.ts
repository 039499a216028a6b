import { isScheduled } from '../../src/conversations/answer.ts';
import { answerState } from '../../src/conversations/answer-form.ts';
import type { EarlierThread } from '../../src/conversations/earlier-thread.ts';
import type { AnswerMessage } from '../../src/conversations/messages.ts';
import type { TextFailure } from '../../src/conversations/outgoing-text.ts';
import type { AnswerForm, AnswerHeld, AnswerUndone } from '../../src/conversations/screen.ts';
import { isErased } from '../../src/kernel/phone.ts';
import { line, note, notice } from '../blocks.ts';
import type { RoomCard } from '../looks.ts';
import type { Block, Button, Card, Field, Form } from '../model.ts';
import { previewBlocks } from '../payments/preview.ts';
import { sayRefusal } from '../refusal.ts';
import { replyName } from '../replies/name.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';
import { heldLater, laterBlocks, laterFields } from './later.ts';
import { pictureFields, shownPicture } from './picture-field.ts';

/** Twice what the carrier takes: what is too long is refused in our own words. */
const MESSAGE_LENGTH = 3000;

/** What the choice of a saved reply holds while none is chosen. */
const OWN = 'own';

/** Writes to a customer: what they said, what colleagues have answered since, and the text as it will leave. */
export function answerForm(screen: AnswerForm, voice: Voice): Form {
  const say = voice.words.answers;
  const { preview, values, later, laterProblem } = screen;
  return {
    ...{ id: 'answer', title: say.title, submit: say.submit, close: say.close, refresh: say.refresh },
    above: aboveOf(screen, voice),
    fields: [...fieldsOf(screen, voice), ...pictureFields(screen, voice), ...laterFields(values, laterProblem, voice)],
    below: [...(preview ? previewBlocks(preview, voice) : []), ...laterBlocks(later, voice)],
    state: answerState(screen),
  };
}

/** Who it is, what they said last, and what colleagues have answered since. */
export function aboveOf({ to, said, answered, overtaken }: AnswerForm, voice: Voice): Block[] {
  const say = voice.words.answers;
  const theirs: Block[] = said
    ? [
        note(say.said(called(to, voice), voice.shortly(said.at))),
        { kind: 'quote', text: said.body || (said.media > 0 ? say.sentFiles(said.media) : '…') },
      ]
    : [];
  return [
    { kind: 'heading', text: introduced(to, voice) },
    ...theirs,
    ...(overtaken ? [line(say.overtaken, 'bad')] : []),
    ...answered.flatMap(({ by, words, at }): Block[] => [
      line(say.answered(isolated(by), voice.shortly(at)), 'attention'),
      { kind: 'quote', text: words },
    ]),
  ];
}

type Worded = Pick<AnswerForm, 'replies' | 'problem'> & { values: Pick<AnswerForm['values'], 'reply' | 'message'> };
/** A saved reply, or words of one's own. */
export function fieldsOf({ values, replies, problem }: Worded, voice: Voice): Field[] {
  const say = voice.words.answers;
  const saved: Field = {
    ...{ kind: 'choice', id: 'reply', label: say.reply.label, value: values.reply || OWN, refreshes: true },
    options: [
      { value: OWN, label: say.reply.own },
      ...replies.map((reply) => ({ value: reply.id, label: replyName(reply, voice) })),
    ],
  };
  const own: Field = {
    ...{ kind: 'text', id: 'message', ...say.message, value: values.message, multiline: true },
    ...{ maxLength: MESSAGE_LENGTH, refreshes: true },
    // There is nothing else to send.
    ...(replies.length > 0 ? {} : { required: voice.words.refusals['field-missing'] }),
    ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
  };
  return replies.length > 0 ? [saved, own] : [own];
}

export const answerHeld = ({ to, later }: AnswerHeld, voice: Voice): Card =>
  later ? heldLater(to, later, voice) : notice(voice.words.answers.onItsWay(called(to, voice)));

export const answerUndone = ({ to }: AnswerUndone, voice: Voice): Card =>
  notice(voice.words.answers.takenBack(called(to, voice)));

/** What the same text to the same number can never reach. */
const HOPELESS: TextFailure[] = ['opted-out', 'landline', 'not-textable', 'invalid-number', 'too-long', 'no-pictures'];
export const isHopeless = (reason: TextFailure): boolean => HOPELESS.includes(reason);

/** In the place of what was said with somebody who was erased since. */
export const erasedText = ({ words: { privacy } }: Voice): Card => notice(privacy.erased);

/** A member's answer in the thread of their customer, as it goes its way. */
export function answerCard({
  text,
  company,
  customer,
  picture,
  earlier,
  insteadOf,
  handling,
}: AnswerMessage): RoomCard {
  const voice = roomVoice(company);
  if (isErased(text.phone)) return erasedText(voice);
  const say = voice.words.answers;
  const heading = say.heading(isolated(text.answer.by.name), called(customer, voice));
  const standing = standingOf(text, voice);
  const buttons = buttonsOf(text, voice);
  const isHead = !text.answer.threadOf;
  return {
    summary: `${heading} · ${standing.text}`,
    blocks: [
      ...(isHead ? headOf(heading, customer, voice) : [line(heading)]),
      ...earlierBlocks(earlier, voice),
      ...insteadBlocks(insteadOf, voice),
      { kind: 'quote', text: text.words },
      ...(picture ? [shownPicture(picture, voice)] : []),
      standing,
      ...(text.answer.since ? [note(say.since[text.answer.since])] : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      ...(isHead && !isHeld(text) && !handling?.optedOut
        ? [answerButton(text.phone, voice, voice.words.answers.again)]
        : []),
    ],
  };
}

/** A text that opens a thread says whom it is with. */
const headOf = (heading: string, { phone, name }: AnswerMessage['customer'], voice: Voice): Block[] => [
  { kind: 'heading', text: heading },
  ...(name ? [note(voice.phone(phone))] : []),
];

/** That a thread follows another, and where that is. */
export function earlierBlocks(earlier: EarlierThread | undefined, { words: { answers: say } }: Voice): Block[] {
  if (!earlier) return [];
  const { link } = earlier;
  const leads: Block = { kind: 'buttons', buttons: [{ link: link ?? '', label: say.earlier }] };
  return [note(say.follows), ...(link ? [leads] : [])];
}

/** That a thread would stand elsewhere, if the app were there still. */
export const insteadBlocks = (room: string | undefined, { words: { answers: say } }: Voice): Block[] =>
  room === undefined ? [] : [line(say.insteadOf(isolated(room)), 'attention')];

type Text = AnswerMessage['text'];
/** The carrier has not taken it yet, and it is not taken back. */
const isHeld = ({ answer, state, sid }: Text): boolean => !answer.undone && state === 'queued' && sid === undefined;

function standingOf(text: Text, voice: Voice) {
  const { answers: say, textFailures } = voice.words;
  const { answer, state, reason = 'unknown' } = text;
  if (answer.undone) return { ...line(say.undone(isolated(answer.undone.by))), sign: 'closed' as const };
  if (isHeld(text) && text.waitsUntil) return { ...line(say.putOff(voice.shortly(text.waitsUntil)), 'attention') };
  if (isHeld(text) && isScheduled(text))
    return { ...line(say.scheduled(voice.shortly(answer.heldUntil))), sign: 'on-its-way' as const };
  if (isHeld(text)) return { ...line(say.held), sign: 'on-its-way' as const };
  if (state === 'failed' && answer.retried) return { ...line(say.retried), sign: 'closed' as const };
  if (state === 'failed') return line(say.failed(textFailures[reason].why), 'bad');
  if (state === 'delivered') return { ...line(say.delivered), sign: 'delivered' as const };
  return state === 'sent'
    ? { ...line(say.sent), sign: 'sent' as const }
    : { ...line(say.queued), sign: 'on-its-way' as const };
}

function buttonsOf(text: Text, { words: { answers: say } }: Voice): Button[] {
  const { id: value, answer, state, reason = 'unknown' } = text;
  const undo = isScheduled(text) || text.waitsUntil ? say.cancel : say.undo;
  if (isHeld(text)) return [{ action: 'answer.undo', label: undo, value, style: 'danger' }];
  const mayRetry = state === 'failed' && !answer.retried && !isHopeless(reason);
  return mayRetry ? [{ action: 'answer.retry', label: say.retry, value, style: 'primary' }] : [];
}

/** Under what a customer wrote: to answer it, and to send what they ask about. */
export const answerButton = (phone: string, { words: { answers: say } }: Voice, label = say.button): Block => ({
  kind: 'buttons',
  buttons: [
    { action: 'answer.open', label, value: phone, opensForm: true },
    { action: 'invoice.for', label: say.invoice, value: phone, opensForm: true },
  ],
});
