import { customerOption } from '../../cards/customer-option.ts';
import { launcherCard } from '../../cards/launcher.ts';
import type { Card, Form } from '../../cards/model.ts';
import { presentScreen } from '../../cards/present.ts';
import { type AdaptiveCard, drawOption, submissionOf, toCard, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { Company } from '../../src/company/company.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Filled, Phase } from '../../src/kernel/screen.ts';
import type { CardScreen, CustomerChoice, FormScreen } from '../../src/screen.ts';
import type { Activity } from './connector.ts';

/** Whom it is written for. */
export interface Voice {
  tongue: Tongue;
  company?: Company;
}

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
export const isPrivate = (data: Record<string, unknown>): boolean => data.private === true;

/** An answer for one person's eyes. */
export const drawPrivate = (screen: CardScreen, { tongue, company }: Voice): CardMessage =>
  toActivity(presentScreen(screen, tongue, company), PRIVATE);

/** A form where none can open by itself, and the button that opens it. */
export const drawLauncher = (screen: FormScreen, { tongue, company }: Voice): CardMessage =>
  toActivity(launcherCard(presentScreen(screen, tongue, company), screen.opener, voiceOf(tongue, company)), PRIVATE);

/** What an answer says in one or two sentences. */
export const sayScreen = (screen: CardScreen, { tongue, company }: Voice): string =>
  presentScreen(screen, tongue, company).summary;

/** Where something failed that may well succeed in a moment. */
export const TRY_AGAIN: CardScreen = { kind: 'refused', refusal: { code: 'try-again' } };

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
export function drawDialog(screen: FormScreen, { tongue, company }: Voice, errand: Errand, notice?: CardScreen) {
  const form = presentScreen(screen, tongue, company);
  const shown: Form = notice
    ? { ...form, above: [...presentScreen(notice, tongue, company).blocks, ...form.above] }
    : form;
  const value = { title: form.title, ...SIZE, card: attach(toDialogCard(shown, { ...errand })) };
  return { task: { type: 'continue', value } };
}

/** What there is to say where a form was expected: only a dialog may open a dialog, so it is one. */
export const drawNotice = (screen: CardScreen, { tongue, company }: Voice) => ({
  task: {
    type: 'continue',
    value: {
      title: 'Quittance',
      height: 'small',
      width: 'medium',
      card: attach(toCard(presentScreen(screen, tongue, company))),
    },
  },
});

/** The end of a dialog: with a word, or without one where the room shows what came of it. */
export const endDialog = (say?: string) => (say ? { task: { type: 'message', value: say } } : undefined);

/** What a dialog's button sent. */
export interface ReadDialog {
  filled: Filled;
  phase: Phase;
  errand: Errand;
}

/** Undefined for what none of our dialogs sends. */
export function readDialog(data: unknown): ReadDialog | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { errandId, question, ...fields } = data as Record<string, unknown>;
  if (typeof errandId !== 'string' || !/^.{1,64}$/.test(errandId) || typeof fields.form !== 'string') return undefined;
  const errand: Errand = { errandId, ...(typeof question === 'string' ? { question } : {}) };
  const { intent, ...filled } = submissionOf(fields);
  return { filled, phase: intent === 'submit' ? 'sent' : 'changed', errand };
}

/** What a type-ahead answers. */
export const drawSuggestions = (choices: CustomerChoice[], { tongue, company }: Voice) => ({
  results: choices.map((choice) => drawOption(customerOption(choice, voiceOf(tongue, company)))),
});
