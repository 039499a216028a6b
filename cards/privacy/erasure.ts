import type { Erased, NotErased } from '../../src/privacy/screen.ts';
import { line, note } from '../blocks.ts';
import type { Card } from '../model.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { ALL } from './menu.ts';

/** More than one reads. */
const MOST = 10;

/** What is still under way with a customer, each with what to do about it. */
export function notErasedCard({ customer, hindrances }: NotErased, voice: Voice): Card {
  const { privacy: say } = voice.words;
  const title = say.erase.not.title(called(customer, voice));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      line(say.erase.not.about, 'attention'),
      {
        kind: 'rows',
        rows: hindrances.slice(0, MOST).map((one) => ({
          text: [say.erase.not.why[one.why].what, ...('reference' in one ? [isolated(one.reference)] : [])].join(' · '),
          detail: say.erase.not.why[one.why].next,
        })),
      },
      ...(hindrances.length > MOST ? [note(say.erase.not.more(hindrances.length - MOST))] : []),
      { kind: 'buttons', buttons: [{ action: 'privacy.show', value: customer.id, label: say.back }] },
    ],
  };
}

export function erasedCard(_: Erased, { words: { privacy: say } }: Voice): Card {
  return {
    summary: say.erase.done.title,
    blocks: [
      { kind: 'heading', text: say.erase.done.title },
      line(say.erase.done.gone),
      line(say.erase.done.kept),
      line(say.erase.done.elsewhere, 'attention'),
      { kind: 'buttons', buttons: [{ action: 'privacy.menu', value: ALL, label: say.back }] },
    ],
  };
}
