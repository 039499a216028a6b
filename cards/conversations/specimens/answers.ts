import { NOT_LATER } from '../../../src/conversations/later.ts';
import type { AnswerMessage } from '../../../src/conversations/messages.ts';
import type { MemberAnswer } from '../../../src/conversations/outgoing-text.ts';
import type { AnswerForm } from '../../../src/conversations/screen.ts';
import { measure } from '../../../src/conversations/segments.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import { garage, JULIE, later, MARC } from '../../specimens/people.ts';
import { PICTURE_URL } from './pictures.ts';

export function answerForms(tongue: Tongue): Record<string, AnswerForm> {
  const own = tongue === 'fr' ? 'Oui, jusqu’à midi.' : 'Yes, until noon.';
  const text = `Marc, Garage Boréal : ${own}`;
  const empty: AnswerForm = {
    ...{
      kind: 'answer-form',
      values: { reply: '', message: '', ...NOT_LATER },
      to: JULIE,
      tongue,
      replies: [],
      typed: '',
      answered: [],
      seen: '',
    },
    said: { body: tongue === 'fr' ? 'Êtes-vous ouverts samedi?' : 'Are you open on Saturday?', media: 0, at: later(5) },
  };
  const replies = [{ id: 'rep_1', name: tongue === 'fr' ? 'Heures' : 'Hours', texts: { [tongue]: own }, revision: 1 }];
  const preview = { ...measure(text), text, to: JULIE, tongue };
  const filled = { ...empty, replies, values: { reply: '', message: own, ...NOT_LATER }, preview };
  const answered = [{ by: 'Étienne Roy', words: own, at: later(7) }];
  return {
    'answer-form': empty,
    'answer-form-filled': filled,
    'answer-form-picture': { ...filled, picture: { id: 'fil_2', url: PICTURE_URL } },
    'answer-form-picture-problem': { ...filled, pictureProblem: { code: 'picture-damaged' } },
    'answer-form-answered': { ...filled, answered, seen: 'txt_1' },
    'answer-form-overtaken': { ...filled, answered, seen: 'txt_1', overtaken: true },
    'answer-form-later': {
      ...filled,
      values: { ...filled.values, day: '2026-11-29' },
      later: { at: later(6 * 24 * 60), moved: true },
    },
    'answer-form-passed': {
      ...filled,
      values: { ...filled.values, day: '2020-11-29' },
      laterProblem: { code: 'time-unusable' },
    },
    'answer-form-problem': { ...empty, problem: { code: 'answer-asks-for-money' } },
  };
}

export function answerTexts(tongue: Tongue): Record<string, AnswerMessage> {
  const words = tongue === 'fr' ? 'Marc, Garage Boréal : Oui, jusqu’à midi.' : 'Marc, Garage Boréal: Yes, until noon.';
  const of = (text: Partial<AnswerMessage['text']>, more: Partial<MemberAnswer> = {}): AnswerMessage => ({
    ...{ kind: 'answer', company: garage(tongue), customer: JULIE },
    text: {
      ...{ id: 'txt_7', companyId: 'com_garage', revision: 0, phone: JULIE.phone, words, state: 'queued' },
      ...{ at: later(6), createdAt: later(6), cards: [], appearance: 1, outbox: [], ...text },
      answer: {
        ...{ by: MARC, typed: words, threadOf: { kind: 'text', id: 'txt_9' }, heldUntil: later(6), ...more },
      },
    },
  });
  /** It opened the thread. */
  const first = ({ text, ...message }: AnswerMessage): AnswerMessage => {
    const { threadOf: _, ...answer } = text.answer;
    return { ...message, text: { ...text, answer } };
  };
  const failed = { state: 'failed', sid: 'SM1' } as const;
  return {
    'answer-card-held': of({}),
    'answer-card-scheduled': of({}, { heldUntil: later(20 * 60) }),
    'answer-card-put-off': of({ waitsUntil: later(20 * 60) }, {}),
    'answer-card-queued': of({ sid: 'SM1' }),
    'answer-card-sent': of({ sid: 'SM1', state: 'sent' }),
    'answer-card-delivered': of({ sid: 'SM1', state: 'delivered' }),
    'answer-card-first-follows': {
      ...first(of({ sid: 'SM1', state: 'delivered' })),
      earlier: {},
    },
    'answer-card-picture': { ...of({ sid: 'SM1', state: 'sent' }), picture: PICTURE_URL },
    'answer-card-no-pictures': { ...of({ ...failed, reason: 'no-pictures' }), picture: PICTURE_URL },
    'answer-card-edited': of({ sid: 'SM1', state: 'delivered' }, { since: 'edited' }),
    'answer-card-deleted': of({ sid: 'SM1', state: 'sent' }, { since: 'deleted' }),
    'answer-card-failed': of({ ...failed, reason: 'unreachable' }),
    'answer-card-failed-for-good': of({ ...failed, reason: 'landline' }),
    'answer-card-retried': of({ ...failed, reason: 'unreachable' }, { retried: true }),
    'answer-card-first-held': first(of({})),
    'answer-card-first': first(of({ sid: 'SM1', state: 'delivered' })),
    'answer-card-undone': of({}, { undone: { by: 'Étienne Roy', at: later(6) } }),
  };
}
