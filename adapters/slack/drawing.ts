import { customerOption } from '../../cards/customer-option.ts';
import { presentMessage, presentScreen } from '../../cards/present.ts';
import {
  drawOption,
  errorsOf,
  metadataOf,
  type SlackMessage,
  type SlackView,
  submissionOf,
  toMessage,
  toView,
} from '../../cards/render/block-kit.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { Company, RoomId } from '../../src/company/company.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Filled } from '../../src/kernel/screen.ts';
import type { Message } from '../../src/ports.ts';
import type { CardScreen, CustomerChoice, FormScreen } from '../../src/screen.ts';
import type { Pressed, ViewPayload } from './payloads.ts';

/** Whom it is written for. */
export interface Voice {
  tongue: Tongue;
  company?: Company;
}

/** Where a form was opened from; it comes back with what is done in it. */
export interface FormPlace {
  channel?: string | undefined;
  /** A `response_url`: half an hour, five answers. */
  url?: string | undefined;
  /** The form takes the place of a private question, which the last answer replaces. */
  replaces?: boolean | undefined;
  /** For the set-up: the channel, when the app is known to be in it. */
  room?: { id: RoomId; name: string } | undefined;
}

/** A form as it came back. */
export interface ReadForm {
  filled: Filled;
  place: FormPlace;
  /** What it was written in. */
  tongue: Tongue;
}

export type PrivateMessage = SlackMessage & { response_type: 'ephemeral' };

export const drawMessage = (message: Message): SlackMessage => toMessage(presentMessage(message));

export const drawPrivate = (screen: CardScreen, { tongue, company }: Voice): PrivateMessage => ({
  response_type: 'ephemeral',
  ...toMessage(presentScreen(screen, tongue, company)),
});

/** A form as a modal, in place of `shown` when that is there already. */
export function drawForm(
  screen: FormScreen,
  { tongue, company }: Voice,
  place: FormPlace,
  shown?: ViewPayload,
): SlackView {
  const { channel, url, replaces, room } = place;
  const form = presentScreen(screen, tongue, company);
  return toView(form, form.id, JSON.stringify({ channel, url, replaces, room, tongue }), shown);
}

/** What a modal holds; `pressed` is the element that was used in it, if one was. */
export function readForm(view: ViewPayload, pressed?: Pressed): ReadForm {
  const { tongue, ...place }: FormPlace & Pick<ReadForm, 'tongue'> = JSON.parse(metadataOf(view));
  return { filled: submissionOf(view, pressed), place, tongue };
}

/** What is wrong, at the fields that are shown; undefined when it is about none of them. */
export function drawProblems(screen: FormScreen, { tongue, company }: Voice, shown: ViewPayload) {
  const errors = errorsOf(presentScreen(screen, tongue, company), shown);
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** Slack keeps a form open only for what is wrong with a field: what concerns all of it stands at the last one. */
export function drawRefusal(
  screen: CardScreen,
  { tongue, company }: Voice,
  shown: ViewPayload,
): Record<string, string> {
  const last = shown.blocks.findLast(({ type }) => type === 'input');
  return last ? { [last.block_id]: presentScreen(screen, tongue, company).summary } : {};
}

export const drawSuggestion = (choice: CustomerChoice, { tongue, company }: Voice) =>
  drawOption(customerOption(choice, voiceOf(tongue, company)));

/** The app's home tab. */
export const drawHome = (screen: CardScreen, { tongue, company }: Voice) => ({
  type: 'home' as const,
  blocks: toMessage(presentScreen(screen, tongue, company)).blocks,
});
