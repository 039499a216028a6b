import { type Card, type Field, FORMS, type Form, type Option, type Submission } from '../model.ts';
import {
  drawBlock,
  escapeMrkdwn,
  type PlainText,
  plain,
  type SlackBlock,
  type SlackOption,
} from './block-kit-blocks.ts';
import { toPlainText } from './plain-text.ts';
import { fitting, SIGNS } from './visible.ts';

export interface SlackMessage {
  /** What notifications and screen readers say; drawn only where blocks are not. */
  text: string;
  blocks: SlackBlock[];
}

export interface SlackInput {
  type: 'input';
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional: boolean;
  dispatch_action: boolean;
  element: SlackElement;
}
type SlackElement =
  | {
      type: 'plain_text_input';
      action_id: string;
      initial_value?: string;
      placeholder?: PlainText;
      multiline: boolean;
      max_length: number;
      dispatch_action_config?: { trigger_actions_on: ['on_character_entered'] };
    }
  | { type: 'static_select'; action_id: string; options: SlackOption[]; initial_option?: SlackOption }
  | {
      type: 'external_select';
      action_id: string;
      min_query_length: number;
      initial_option?: SlackOption;
      placeholder?: PlainText;
    };

export interface SlackView {
  type: 'modal';
  callback_id: string;
  private_metadata: string;
  title: PlainText;
  submit: PlainText;
  close: PlainText;
  blocks: (SlackBlock | SlackInput)[];
}

/** What Slack says of a modal in its payloads, as far as it is read here. */
export interface ShownView {
  private_metadata: string;
  state: { values: Record<string, Record<string, SlackValue>> };
}
export interface SlackValue {
  value?: string | null | undefined;
  selected_option?: { value: string } | null | undefined;
}

/** What a text input takes at most (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element). */
const INPUT_LENGTH = 3000;

/** `chat.postMessage` and its kin take it as it is. */
export const toMessage = (card: Card): SlackMessage => ({
  text: escapeMrkdwn(toPlainText(card)),
  blocks: card.blocks.flatMap(drawBlock),
});

/**
 * A form as a modal. `own` is the adapter's and comes back through `metadataOf`, at most 1,500 characters. `shown`
 * is the modal that is being replaced: Slack keeps what is typed in a block whose id stays, and takes our value only
 * in a new one (docs.slack.dev/reference/methods/views.update). So an id changes when, and only when, our value
 * is not the typed one.
 */
export function toView(form: Form, callbackId: string, own: string, shown?: ShownView): SlackView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: JSON.stringify({ form: form.id, state: form.state, own }),
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(form.close),
    blocks: [
      ...form.above.flatMap(drawBlock),
      ...form.fields.flatMap((field) => drawField(field, shown)),
      ...form.below.flatMap(drawBlock),
    ],
  };
}

function drawField(field: Field, shown: ShownView | undefined): (SlackBlock | SlackInput)[] {
  const { label, hint, required, problem, refreshes = false, warnings = [] } = field;
  const notes = [
    ...(problem ? [`${SIGNS.bad} ${problem}`] : []),
    ...warnings.map((text) => `${SIGNS.attention} ${text}`),
  ];
  return [
    {
      type: 'input',
      block_id: blockIdOf(field, shown),
      label: plain(label),
      ...(hint ? { hint: plain(hint) } : {}),
      optional: required === undefined,
      dispatch_action: refreshes,
      element: drawElement(field),
    },
    ...notes.flatMap((text) => drawBlock({ kind: 'note', text })),
    ...drawProposals(field),
  ];
}

function drawElement(field: Field): SlackElement {
  const placeholder = field.kind !== 'choice' && field.placeholder ? { placeholder: plain(field.placeholder) } : {};
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.id,
        ...(field.value ? { initial_value: fitting(field.value, INPUT_LENGTH) } : {}),
        ...placeholder,
        multiline: field.multiline ?? false,
        max_length: Math.min(Math.max(field.maxLength, field.value.length), INPUT_LENGTH),
        ...(field.refreshes ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
      };
    case 'choice': {
      const chosen = field.options.find(({ value }) => value === field.value);
      const options = field.options.map(drawOption);
      return { type: 'static_select', action_id: field.id, options, ...initial(chosen) };
    }
    case 'search':
      return {
        type: 'external_select',
        action_id: field.id,
        min_query_length: 0,
        ...initial(field.chosen),
        ...placeholder,
      };
  }
}

/** An option as a select shows it and as `/slack/options` answers it. */
export const drawOption = ({ value, label }: Option): SlackOption => ({ text: plain(label), value });
const initial = (chosen: Option | undefined) => (chosen ? { initial_option: drawOption(chosen) } : {});

const PROPOSE = 'propose.';

function drawProposals(field: Field): SlackBlock[] {
  if (field.kind !== 'text' || !field.proposals?.length) return [];
  const elements = field.proposals.map(
    ({ value, label }, index) =>
      ({ type: 'button', action_id: `${PROPOSE}${field.id}.${index}`, text: plain(label), value }) as const,
  );
  return [{ type: 'actions', block_id: `${PROPOSE}${field.id}`, elements }];
}

const held = ({ value, selected_option }: SlackValue): string => selected_option?.value ?? value ?? '';

/** The ids of a form's input blocks are `<field>.<how often we replaced its value>`. */
const fieldOf = (blockId: string): string => blockId.slice(0, blockId.lastIndexOf('.'));
const inBlocks = (view: ShownView) => Object.entries(view.state.values);

function blockIdOf(field: Field, shown: ShownView | undefined): string {
  const [blockId, values] = (shown && inBlocks(shown).find(([id]) => fieldOf(id) === field.id)) ?? [];
  if (!blockId) return `${field.id}.0`;
  const ours = field.kind === 'search' ? (field.chosen?.value ?? '') : field.value;
  const typed = held(values?.[field.id] ?? {});
  return ours === typed ? blockId : `${field.id}.${Number(blockId.slice(field.id.length + 1)) + 1}`;
}

/** The block a field stands in, for `response_action: errors`; undefined when the modal does not show the field. */
export const fieldBlockId = (fieldId: string, shown: ShownView): string | undefined =>
  inBlocks(shown).find(([id]) => fieldOf(id) === fieldId)?.[0];

/** What is wrong with a form, by block, for `response_action: errors`; empty when nothing at a shown field is. */
export function errorsOf(form: Form, shown: ShownView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { id, problem } of form.fields) {
    const blockId = fieldBlockId(id, shown);
    if (problem && blockId) errors[blockId] = problem;
  }
  return errors;
}

/** What stands in a modal; `pressed` is the button that was pressed in it, which may fill in a proposal. */
export function submissionOf(shown: ShownView, pressed?: { action_id: string; value?: string }): Submission {
  const values: Record<string, string> = {};
  for (const [blockId, elements] of inBlocks(shown)) {
    const id = fieldOf(blockId);
    const value = elements[id];
    if (value) values[id] = held(value);
  }
  if (pressed?.action_id.startsWith(PROPOSE)) {
    values[fieldOf(pressed.action_id.slice(PROPOSE.length))] = pressed.value ?? '';
  }
  const { form, state } = metadata(shown);
  return { form: FORMS.find((known) => known === form) ?? 'quickpay', values, state };
}

/** What the adapter gave `toView` as its own. */
export const metadataOf = (shown: ShownView): string => metadata(shown).own;

const metadata = ({ private_metadata }: ShownView) =>
  JSON.parse(private_metadata) as { form: string; state: string; own: string };
