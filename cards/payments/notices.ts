import type { Screen } from '../../src/screen.ts';
import { openButton } from '../launcher.ts';
import type { Block, Card } from '../model.ts';
import { called, type Voice } from '../voice.ts';

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

const notice = (text: string, ...more: Block[]): Card => ({
  summary: text,
  blocks: [{ kind: 'text', text, tone: 'good' }, ...more],
});

export function sentNotice({ to, amount, reference, shownIn }: Shown<'request-sent'>, voice: Voice): Card {
  const say = voice.words.notices;
  const text = say.sent({ to: called(to, voice), amount: voice.money(amount), reference });
  return notice(text, { kind: 'note', text: shownIn.length > 0 ? say.follow : say.noRoom });
}

export const cancelledNotice = ({ reference }: Shown<'request-cancelled'>, { words }: Voice): Card =>
  notice(words.notices.cancelled(reference));

/** It may take a moment to know that nothing was paid: not good news yet. */
export function cancellingNotice({ reference }: Shown<'request-cancelling'>, { words }: Voice): Card {
  const text = words.notices.cancelling(reference);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

export const sentAgainNotice = ({ reference }: Shown<'request-sent-again'>, { words }: Voice): Card =>
  notice(words.notices.sentAgain(reference));

/** The member chose not to send after all. */
export const notSentNotice = (_: Shown<'not-sent'>, { words: { notices } }: Voice): Card => ({
  summary: notices.notSent,
  blocks: [{ kind: 'text', text: notices.notSent }],
});

export function setUpNotice({ companyName, textsFrom, isFollowed }: Shown<'set-up'>, voice: Voice): Card {
  const { notices, setup } = voice.words;
  const notes = [
    ...(textsFrom ? [setup.textsFrom(voice.phone(textsFrom))] : []),
    ...(isFollowed ? [] : [notices.setUpNext]),
  ];
  return notice(notices.setUp(companyName), ...notes.map((text) => ({ kind: 'note', text }) as const));
}

/** How to start, from what each command says of itself. */
export function helpCard({ commands, opener }: Shown<'help'>, { words, tongue }: Voice): Card {
  const { title } = words.help;
  const lines = commands.flatMap(({ help, example }) => help(words, example[tongue]));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      ...openButton(opener, words),
    ],
  };
}
