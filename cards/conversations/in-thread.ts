import type { CardNumberWritten, LiveOver, StaysInTeam } from '../../src/conversations/screen.ts';
import type { Card } from '../model.ts';
import { called, type Voice } from '../voice.ts';

/** To who wrote to their colleagues where they may have meant the customer. */
export function staysInTeamNotice({ to, optedOut }: StaysInTeam, voice: Voice): Card {
  const { staysInTeam, answerBy, unsendable, unsendableNext } = voice.words.inThread;
  const text = (optedOut ? unsendable : staysInTeam)(called(to, voice));
  const next = optedOut ? unsendableNext : answerBy;
  return {
    summary: text,
    blocks: [
      { kind: 'text', text, tone: 'attention' },
      { kind: 'note', text: next(voice.phone(to.phone)) },
    ],
  };
}

/** To who thought that they write to the customer. */
export function liveOverNotice({ to }: LiveOver, voice: Voice): Card {
  const text = voice.words.inThread.liveOver(called(to, voice));
  return { summary: text, blocks: [{ kind: 'text', text, tone: 'attention' }] };
}

/** To who wrote the number of a payment card. */
export function cardNumberNotice({ isRest }: CardNumberWritten, { words }: Voice): Card {
  const { cardNumber, cardNumberSplit, cardNumberWhy } = words.inThread;
  const text = isRest ? cardNumberSplit : cardNumber;
  return {
    summary: text,
    blocks: [
      { kind: 'text', text, tone: 'bad' },
      { kind: 'note', text: cardNumberWhy },
    ],
  };
}
