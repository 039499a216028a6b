import type { Card, Form, Option } from '../../cards/model.ts';
import {
  drawOption,
  errorsOf,
  readMetadata,
  type SlackMessage,
  type SlackView,
  submissionOf,
  toMessage,
  toView,
} from '../../cards/render/block-kit.ts';
import { plain } from '../../cards/render/block-kit-blocks.ts';
import type { KnownRoom } from '../../src/company/company.ts';
import type { Person } from '../../src/company/visit.ts';
import { words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Filled } from '../../src/kernel/screen.ts';
import type { Pressed, ViewPayload } from './payloads.ts';

/** Where a form was opened from; it comes back with what is done in it. */
export interface FormPlace {
  channel?: string | undefined;
  /** A `response_url`: half an hour, five answers. */
  url?: string | undefined;
  /** It was opened on the app's home tab, which says what came of it. */
  home?: boolean | undefined;
  /** The form takes the place of a private question, which the last answer replaces. */
  replaces?: boolean | undefined;
  /** What it is written in. */
  tongue?: Tongue | undefined;
  /** What Slack said before the form opened, where the form is for somebody who belongs to no company yet. */
  met?: { person: Person; room?: KnownRoom | undefined } | undefined;
}

export type PrivateMessage = SlackMessage & { response_type: 'ephemeral' };

export const drawPrivate = (card: Card): PrivateMessage => ({ response_type: 'ephemeral', ...toMessage(card) });

/** A form as a modal, in place of `shown` when that is there already. */
export function drawForm(form: Form, place: FormPlace, shown?: ViewPayload): SlackView {
  const { channel, url, replaces, tongue, met, home } = place;
  return toView(form, form.id, JSON.stringify({ channel, url, replaces, tongue, met, home }), shown);
}

/** What there is to say in place of a form. */
export const drawNotice = (card: Card, tongue: Tongue) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Quittance', emoji: true },
  close: { type: 'plain_text' as const, text: words(tongue).launcher.close, emoji: true },
  blocks: toMessage(card).blocks,
});

export type SlackNotice = ReturnType<typeof drawNotice>;

/** That what was chosen is fetched, which takes a moment. */
export function drawWaiting(tongue: Tongue) {
  const { fetching: text } = words(tongue).launcher;
  return drawNotice({ summary: text, blocks: [{ kind: 'text', text, sign: 'in-progress' }] }, tongue);
}

/** What a modal holds; `pressed` is the element that was used in it, if one was. A modal that is not ours is no form. */
export function readForm(view: ViewPayload, pressed?: Pressed): { filled: Filled; place: FormPlace } {
  const { own } = readMetadata(view);
  return { filled: submissionOf(view, pressed), place: own as FormPlace };
}

/** What is wrong, at the fields that are shown; undefined when it is about none of them. */
export function drawProblems(form: Form, shown: ViewPayload): Record<string, string> | undefined {
  const errors = errorsOf(form, shown);
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** Slack keeps a form open only for what is wrong with a field: what concerns all of it stands at the last one. */
export function drawRefusal({ summary }: Card, shown: ViewPayload): Record<string, string> | undefined {
  const last = shown.blocks.findLast(({ type }) => type === 'input');
  return last && { [last.block_id]: summary };
}

export const drawSuggestion = (option: Option) => drawOption(option);

/** The app's home tab. */
export const drawHome = (card: Card) => ({ type: 'home' as const, blocks: toMessage(card).blocks });

/** Modals of this name show a card, and are no form. */
export const SHEET = 'sheet';

/** A card where no message can be. */
export const drawSheet = (card: Card, tongue: Tongue) => ({
  type: 'modal' as const,
  callback_id: SHEET,
  title: plain('Quittance'),
  close: plain(words(tongue).desk.close),
  blocks: toMessage(card).blocks,
});

export type SlackSheet = ReturnType<typeof drawSheet>;
