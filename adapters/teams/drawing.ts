import { launcherCard, sheetLauncher } from '../../cards/launcher.ts';
import type { Card, Form, Option } from '../../cards/model.ts';
import {
  type AdaptiveCard,
  drawOption,
  submissionOf,
  toCard,
  toDialogAnswer,
  toDialogCard,
} from '../../cards/render/adaptive-card.ts';
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

/** A form or a sheet where none can open by itself, and the button that opens it. */
export function drawLauncher(drawn: Form | Card, { screen, tongue, company }: Shown): CardMessage {
  const voice = voiceOf(tongue, company);
  const card =
    'fields' in drawn ? launcherCard(drawn, screen.opener, voice) : sheetLauncher(drawn, screen.opener, voice);
  return toActivity(card, PRIVATE);
}

/** Tall enough for the form; Teams scrolls where the screen is small. */
const SIZE = { height: 'large', width: 'medium' };

/** What comes back with everything that is done in a dialog. */
export interface DialogErrand {
  /**
   * Names what the member is doing: sent twice, it is one request. At most 64 characters. Not called `key`: clients
   * that are built with React take that for their own, and their button does nothing.
   */
  errandId: string;
  /** The private message that the dialog takes the place of, and that its end replaces, as `Questions` name it. */
  question?: string;
  /** How many answers the dialog has shown: the same button on a later one is another press. */
  step?: number;
}

/** A form as a dialog; `notice` stands above it. */
export function drawDialog(form: Form, errand: DialogErrand, notice?: Card) {
  const shown: Form = notice ? { ...form, above: [...notice.blocks, ...form.above] } : form;
  const value = { title: form.title, ...SIZE, card: attach(toDialogCard(shown, { ...errand })) };
  return { task: { type: 'continue', value } };
}

/**
 * What there is to say in place of a form, or once one was sent: an answer with buttons stays in the dialog, because only
 * a dialog may follow one (learn.microsoft.com: `task/submit` is answered by `continue`, `message` or nothing).
 */
export function drawAnswer(card: Card, { step = 0, ...errand }: DialogErrand, { isSheet }: { isSheet?: true } = {}) {
  const content = toDialogAnswer(card, { ...errand, step: step + 1 });
  return {
    task: {
      type: 'continue',
      value: { title: 'Quittance', ...(isSheet ? SHEET_SIZE : ANSWER_SIZE), card: attach(content) },
    },
  };
}

const ANSWER_SIZE = { height: 'small', width: 'medium' };
const SHEET_SIZE = { height: 'large', width: 'large' };

/** The end of a dialog: with a word, or without one where the room shows what came of it. */
export const endDialog = (say?: string) => (say ? { task: { type: 'message', value: say } } : undefined);

/** What a dialog's button sent: a form, or a press on an answer. What none of our dialogs sends is neither. */
export interface ReadDialog {
  errand: DialogErrand;
  filled: Filled;
  phase: Phase;
  pressed?: { action: string; value: string };
}

export function readDialog(data: unknown): ReadDialog {
  const { errandId, question, step, ...sent } = fieldsOf(data);
  const isErrand = typeof errandId === 'string' && /^.{1,64}$/.test(errandId);
  const fields = isErrand ? sent : {};
  const { intent, ...filled } = submissionOf(fields);
  // A form may have fields of any name.
  const isPress = fields.form === undefined && typeof fields.action === 'string';
  return {
    filled,
    phase: intent === 'submit' ? 'sent' : 'changed',
    errand: {
      errandId: isErrand ? errandId : '',
      ...(typeof question === 'string' ? { question } : {}),
      ...(Number.isSafeInteger(step) ? { step: Number(step) } : {}),
    },
    ...(isPress ? { pressed: pressedIn(fields) } : {}),
  };
}

/** What a button carries. */
export function pressedIn(data: unknown): { action: string; value: string } {
  const { action, value } = fieldsOf(data);
  return { action: typeof action === 'string' ? action : '', value: typeof value === 'string' ? value : '' };
}

const fieldsOf = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? { ...data } : {};

/** What a type-ahead answers. */
export const drawSuggestions = (options: Option[]) => ({ results: options.map(drawOption) });
