import type { Filled } from '../../src/kernel/screen.ts';
import type { Card, Field, Form } from '../model.ts';
import { drawBlock, escapeMrkdwn, type PlainText, plain, type SlackBlock, strong } from './block-kit-blocks.ts';
import { drawElement, held, type SlackInput, type SlackValue, standing } from './block-kit-fields.ts';
import { mentionedIn } from './mentions.ts';
import { toPlainText } from './plain-text.ts';
import { proposalsOf } from './proposals.ts';
import { SIGNS } from './visible.ts';

export { drawOption, type SlackInput, type SlackValue } from './block-kit-fields.ts';

export interface SlackMessage {
  /** What notifications and screen readers say; drawn only where blocks are not. */
  text: string;
  blocks: SlackBlock[];
}

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
/** `chat.postMessage` and its kin take it as it is. Whom it mentions is mentioned in what notifications say, too. */
export const toMessage = (card: Card): SlackMessage => ({
  text: [escapeMrkdwn(toPlainText(card)), ...mentionedIn(card).map(({ id }) => `<@${id}>`)].join('\n'),
  blocks: withOwnIds(card.blocks.flatMap(drawBlock)),
});

/** Several rows of buttons are as many blocks, each with an id of its own. */
const withOwnIds = (blocks: SlackBlock[]): SlackBlock[] =>
  blocks.map((block, index) => {
    const isFirst = blocks.findIndex(({ type }) => type === 'actions') === index;
    return block.type === 'actions' && !isFirst ? { ...block, block_id: `${block.block_id}-${index}` } : block;
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
    private_metadata: JSON.stringify({
      form: form.id,
      state: form.state,
      own,
      ...(saysWrong(form) && { wrong: true }),
    }),
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

/** Whether something wrong is said in the modal itself. */
const saysWrong = ({ fields }: Form): boolean => fields.some(({ problem }) => problem);

function drawField(field: Field, shown: ShownView | undefined): (SlackBlock | SlackInput)[] {
  const { label, hint, required, problem, refreshes = false, warnings = [], after = [] } = field;
  return [
    {
      type: 'input',
      block_id: blockIdOf(field, shown),
      label: plain(label),
      ...(hint ? { hint: plain(hint) } : {}),
      // A list that always has a value asks for nothing, and must not read "(optional)".
      optional: required === undefined && !(field.kind === 'choice' && field.value !== ''),
      dispatch_action: refreshes,
      element: drawElement(field),
    },
    ...(problem ? strong(`${SIGNS.bad} ${problem}`) : []),
    // Bold is for what holds the form back: three bold warnings in a row are read by nobody.
    ...warnings.flatMap((text) => drawBlock({ kind: 'text', text, tone: 'attention' })),
    ...drawProposals(field),
    ...after.flatMap(drawBlock),
  ];
}

const PROPOSE = 'propose.';

function drawProposals(field: Field): SlackBlock[] {
  const { id, options } = proposalsOf(field);
  if (options.length === 0) return [];
  const elements = options.map(
    ({ value, label }, index) =>
      ({ type: 'button', action_id: `${PROPOSE}${id}.${index}`, text: plain(label), value }) as const,
  );
  return [{ type: 'actions', block_id: `${PROPOSE}${id}`, elements }];
}

/** The ids of a form's input blocks are `<field>.<how often we replaced its value>`. */
const fieldOf = (blockId: string): string => blockId.slice(0, blockId.lastIndexOf('.'));
const inBlocks = (view: ShownView) => Object.entries(view.state.values);

function blockIdOf(field: Field, shown: ShownView | undefined): string {
  const [blockId, values] = (shown && inBlocks(shown).find(([id]) => fieldOf(id) === field.id)) ?? [];
  if (!blockId) return `${field.id}.0`;
  const ours = standing(field);
  const typed = held(values?.[field.id] ?? {});
  return ours === undefined || ours === typed
    ? blockId
    : `${field.id}.${Number(blockId.slice(field.id.length + 1)) + 1}`;
}

/** The block a field stands in, for `response_action: errors`; undefined when the modal does not show the field. */
export const fieldBlockId = (fieldId: string, shown: ShownView): string | undefined =>
  inBlocks(shown).find(([id]) => fieldOf(id) === fieldId)?.[0];

/**
 * What is wrong with a form, by block, for `response_action: errors`; empty when nothing at a shown field is, and where
 * the modal says something wrong itself: Slack leaves that standing beside its errors, so it has to be drawn anew.
 */
export function errorsOf(form: Form, shown: ShownView): Record<string, string> {
  const errors: Record<string, string> = {};
  if (fieldsIn(shown.private_metadata).wrong === true) return errors;
  for (const { id, problem } of form.fields) {
    const blockId = fieldBlockId(id, shown);
    if (problem && blockId) errors[blockId] = problem;
  }
  return errors;
}

/** What stands in a modal; `pressed` is the button that was pressed in it, which may fill in a proposal. */
export function submissionOf(shown: ShownView, pressed?: { action_id: string; value?: string }): Filled {
  const values: Record<string, string> = {};
  for (const [blockId, elements] of inBlocks(shown)) {
    const id = fieldOf(blockId);
    const value = elements[id];
    if (value) values[id] = held(value);
  }
  if (pressed?.action_id.startsWith(PROPOSE)) {
    values[fieldOf(pressed.action_id.slice(PROPOSE.length))] = pressed.value ?? '';
  }
  const { form, state } = readMetadata(shown);
  return { form, values, state };
}

/** What a modal carries unseen, and what the adapter gave `toView` as its own: nothing in a modal that is not ours. */
export function readMetadata({ private_metadata }: ShownView): { form: string; state: string; own: object } {
  const { form, state, own } = fieldsIn(private_metadata);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { form: text(form), state: text(state), own: fieldsIn(text(own)) };
}

function fieldsIn(json: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
