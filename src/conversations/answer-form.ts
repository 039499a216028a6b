import { type Replies, repliesOf } from '../company/index.ts';
import { type Answer, granted } from '../kernel/refusal.ts';
import type { Phase } from '../kernel/screen.ts';
import { answerWords, fitting } from './answer-words.ts';
import type { Turn } from './answering-turn.ts';
import type { Later } from './later.ts';
import { carriedPicture, type Picked } from './picked-picture.ts';
import type { AnswerForm, AnswerValues } from './screen.ts';
import { type Measure, measure } from './segments.ts';

const SHOWN = 3;

/** The form as it now stands. `phase`: what is left empty is wrong only once it is sent. */
export async function answerFormOf(
  stored: Replies,
  turn: Turn,
  values: AnswerValues,
  phase: Phase,
  { picture, problem: pictureProblem }: Picked = {},
  later: Answer<Later | undefined> = granted(undefined),
): Promise<AnswerForm> {
  const replies = fitting(await repliesOf(stored, turn.company.id), turn);
  const chosen = replies.find(({ id }) => id === values.reply)?.texts[turn.tongue];
  const typed = values.message.trim() || chosen || '';
  const read = answerWords(typed, turn);
  const isWrong = !read.ok && (phase === 'sent' || read.refusal.code !== 'field-missing');
  const { said, answered, customer: to, tongue } = turn;
  return {
    ...{ kind: 'answer-form', values, to, tongue, replies, typed, seen: answered.at(-1)?.id ?? '' },
    ...(said && { said: { body: said.body, media: said.media, at: said.receivedAt } }),
    answered: answered.slice(-SHOWN).map(({ answer, createdAt: at }) => ({
      ...{ by: answer?.by.name ?? '', words: answer?.typed ?? '', at },
    })),
    ...(isWrong && !read.ok ? { problem: read.refusal } : {}),
    ...(picture && { picture }),
    ...(pictureProblem && { pictureProblem }),
    ...(later.ok ? later.value && { later: later.value } : { laterProblem: later.refusal }),
    ...(read.ok && { preview: { ...measured(read.value, typed), text: read.value, to, tongue } }),
  };
}

/** Names in front lose their costly letters once no other is left: those alone that were typed can be typed otherwise. */
function measured(text: string, typed: string): Measure {
  const all = measure(text);
  const own = all.costly.filter((letter) => typed.includes(letter));
  return own.length > 0 ? { ...all, costly: own } : all;
}

/** What the form carries unseen. */
export const answerState = ({ to, seen, picture }: Pick<AnswerForm, 'to' | 'seen' | 'picture'>): string =>
  [to.phone, seen, picture?.id ?? ''].join(' ').trim();

/** Whom it was opened on, the newest answer of a colleague that it showed, and the picture that goes along. */
export function readAnswerState(state: string): { phone: string; seen: string; picture: string } {
  const [phone = '', seen = '', ...more] = state.split(' ');
  return { phone, seen, picture: carriedPicture(more) };
}
