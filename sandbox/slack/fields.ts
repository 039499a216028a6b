import type { Block, BlockElement, Json, OptionObject, StateValues } from './model.ts';

/** An element a person can act on, with the block it stands in. */
export interface Field {
  block: Block;
  element: BlockElement;
}

const isOne = (value: unknown): value is OptionObject => typeof value === 'object' && value !== null;

/** Per element type: the property of its state, the property it starts from, and what stands there when empty. */
const STATES: Record<string, { property: string; initial: `initial_${string}`; empty: unknown }> = {
  plain_text_input: { property: 'value', initial: 'initial_value', empty: null },
  number_input: { property: 'value', initial: 'initial_value', empty: null },
  email_text_input: { property: 'value', initial: 'initial_value', empty: null },
  url_text_input: { property: 'value', initial: 'initial_value', empty: null },
  static_select: { property: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { property: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { property: 'selected_option', initial: 'initial_option', empty: null },
  multi_static_select: { property: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { property: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { property: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { property: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { property: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { property: 'selected_channel', initial: 'initial_channel', empty: null },
  datepicker: { property: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { property: 'selected_time', initial: 'initial_time', empty: null },
  file_input: { property: 'files', initial: 'initial_files', empty: [] },
};

/** Every element of the blocks that has an action_id. */
export function fieldsOf(blocks: Block[] = []): Field[] {
  return blocks.flatMap((block) =>
    [block.element, block.accessory, ...(block.elements ?? [])]
      .filter((element) => element?.action_id !== undefined)
      .map((element) => ({ block, element: element as BlockElement })),
  );
}

/** The state of an element that holds `value`; undefined for elements without state (buttons, overflow menus). */
export function stateOf({ type }: BlockElement, value: unknown): Json | undefined {
  const kind = STATES[type];
  return kind && { type, [kind.property]: value ?? kind.empty };
}

/** What an element holds in these values. */
function heldBy({ block, element }: Field, values: StateValues): unknown {
  const kind = STATES[element.type];
  return kind && values[block.block_id]?.[element.action_id]?.[kind.property];
}

export function hold({ block, element }: Field, value: unknown, values: StateValues) {
  const state = stateOf(element, value);
  if (!state) return;
  values[block.block_id] = { ...values[block.block_id], [element.action_id]: state };
}

/**
 * The values of a view. What was typed stays where the new view has the same block_id and action_id
 * (docs.slack.dev/reference/methods/views.update, "Preserving input entry"); all else starts from its initial value.
 */
export function startValues(blocks: Block[], typed: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const field of fieldsOf(blocks)) {
    const kind = STATES[field.element.type];
    const before = typed[field.block.block_id]?.[field.element.action_id];
    const kept = kind && before?.type === field.element.type ? before[kind.property] : undefined;
    hold(field, kept === undefined ? kind && field.element[kind.initial] : kept, values);
  }
  return values;
}

/** Finds the element a person means by block_id, action_id, or the words on it. */
export function findField(blocks: Block[], name: string): Field | undefined {
  const words = ({ block, element }: Field) => [
    element.action_id,
    block.block_id,
    // Where one action stands in several blocks.
    `${block.block_id} ${element.action_id}`,
    block.label?.text,
    typeof element.text === 'string' ? element.text : element.text?.text,
    element.placeholder?.text,
  ];
  return fieldsOf(blocks).find((field) => words(field).includes(name));
}

export function optionsOf({ options, option_groups }: BlockElement): OptionObject[] {
  return options ?? option_groups?.flatMap((group) => group.options) ?? [];
}

/** What Slack's client says under a field before it lets a modal go; undefined when the field may go. */
export function complaintOf(field: Field, values: StateValues): string | undefined {
  const { block, element } = field;
  const held = heldBy(field, values);
  const empty = held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  if (empty) return block.optional ? undefined : 'Please complete this required field.';
  if (isOne(held) || typeof held !== 'string') return undefined;
  const length = [...held].length;
  if (element.max_length && length > element.max_length) return `Must be at most ${element.max_length} characters.`;
  if (element.min_length && length < element.min_length) return `Must be at least ${element.min_length} characters.`;
  if (element.type === 'number_input') return numberComplaint(element, held);
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(held)) return 'Please enter a valid email address.';
  if (element.type === 'url_text_input' && !URL.canParse(held)) return 'Please enter a valid URL.';
  return undefined;
}

function numberComplaint(element: BlockElement, held: string): string | undefined {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(held)) return 'Please enter a valid number.';
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(held) < Number(least)) return `Must be at least ${least}.`;
  if (most !== undefined && Number(held) > Number(most)) return `Must be at most ${most}.`;
  return undefined;
}
