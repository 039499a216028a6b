import { launcherCard } from '../../cards/launcher.ts';
import type { Card, Form, Option } from '../../cards/model.ts';
import { type AdaptiveCard, drawOption, submissionOf, toCard, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { Shown } from '../../src/front.ts';
import type { Filled, Phase } from '../../src/kernel/screen.ts';
import type { Activity } from './connector.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

const attach = (content: AdaptiveCard) => ({ contentType: ADAPTIVE_CARD, content });

/** A message that shows a card. */
export type CardMessage = Activity & { summary: string; attachments: [ReturnType<typeof attach>] };
const toActivity = (card: Card, own?: Record<string, unknown>): CardMessage => ({
  type: 'message',
  summary: card.summary,
  attachments: [attach(toCard(card, own))],
});

/** Marks the buttons of what one person alone is shown, which their answer takes the place of. */
const PRIVATE = { private: true };
export const isPrivate = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'private' in data && data.private === true;

/** An answer for one person's eyes. */
export const drawPrivate = (card: Card): CardMessage => toActivity(card, PRIVATE);

/** A form where none can open by itself, and the button that opens it. */
export const drawLauncher = (form: Form, { screen, tongue, company }: Shown): CardMessage =>
  toActivity(launcherCard(form, screen.opener, voiceOf(tongue, company)), PRIVATE);

/** Tall enough for the form; Teams scrolls where the screen is small. */
const SIZE = { height: 'large', width: 'medium' };

/** What comes back with everything that is done in a dialog. */
export interface Errand {
  /**
   * Names what the member is doing: sent twice, it is one request. At most 64 characters. Not called `key`: clients
   * that are built with React take that for their own, and their button does nothing.
   */
  errandId: string;
  /** The private message that the dialog takes the place of, and that its end replaces, as `Questions` name it. */
  question?: string;
}

/** A form as a dialog; `notice` stands above it. */
export function drawDialog(form: Form, errand: Errand, notice?: Card) {
  const shown: Form = notice ? { ...form, above: [...notice.blocks, ...form.above] } : form;
  const value = { title: form.title, ...SIZE, card: attach(toDialogCard(shown, { ...errand })) };
  return { task: { type: 'continue', value } };
}

/** What there is to say where a form was expected: only a dialog may open a dialog, so it is one. */
export const drawNotice = (card: Card) => ({
  task: {
    type: 'continue',
    value: { title: 'Quittance', height: 'small', width: 'medium', card: attach(toCard(card)) },
  },
});

/** The end of a dialog: with a word, or without one where the room shows what came of it. */
export const endDialog = (say?: string) => (say ? { task: { type: 'message', value: say } } : undefined);

/** What a dialog's button sent. What none of our dialogs sends is no form. */
export interface ReadDialog {
  filled: Filled;
  phase: Phase;
  errand: Errand;
}

export function readDialog(data: unknown): ReadDialog {
  const { errandId, question, ...fields } = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    unknown
  >;
  const isErrand = typeof errandId === 'string' && /^.{1,64}$/.test(errandId);
  const { intent, ...filled } = submissionOf(isErrand ? fields : {});
  return {
    filled,
    phase: intent === 'submit' ? 'sent' : 'changed',
    errand: { errandId: isErrand ? errandId : '', ...(typeof question === 'string' ? { question } : {}) },
  };
}

/** What a type-ahead answers. */
export const drawSuggestions = (options: Option[]) => ({ results: options.map(drawOption) });
