import type { Field, Option } from '../model.ts';
import { type PlainText, plain, type SlackOption } from './block-kit-blocks.ts';
import { withEmoji } from './slack-emoji.ts';
import { fitting } from './visible.ts';

export interface SlackInput {
  type: 'input';
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional: boolean;
  dispatch_action: boolean;
  element: SlackElement;
}
export type SlackElement =
  | {
      type: 'plain_text_input';
      action_id: string;
      initial_value?: string;
      placeholder?: PlainText;
      multiline: boolean;
      max_length: number;
      dispatch_action_config?: { trigger_actions_on: ['on_character_entered'] };
    }
  | { type: 'static_select' | 'radio_buttons'; action_id: string; options: SlackOption[]; initial_option?: SlackOption }
  | {
      type: 'checkboxes' | 'multi_static_select';
      action_id: string;
      options: SlackOption[];
      initial_options?: SlackOption[];
    }
  | { type: 'datepicker'; action_id: string; initial_date?: string }
  | { type: 'file_input'; action_id: string; filetypes: string[]; max_files: number }
  | {
      type: 'external_select';
      action_id: string;
      min_query_length: number;
      initial_option?: SlackOption;
      placeholder?: PlainText;
    };

export interface SlackValue {
  value?: string | null | undefined;
  selected_option?: { value: string } | null | undefined;
  selected_options?: { value: string }[] | null | undefined;
  selected_date?: string | null | undefined;
  files?: { id: string }[] | null | undefined;
  type?: string;
}

/** What a text input takes at most (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element). */
const INPUT_LENGTH = 3000;
/** What checkboxes take at most (.../block-elements/checkboxes-element). */
const MOST_CHECKBOXES = 10;

/** A field as the element of an input block. */
export function drawElement(field: Field): SlackElement {
  const placeholder = 'placeholder' in field && field.placeholder ? { placeholder: plain(field.placeholder) } : {};
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
    case 'choice':
    case 'pick': {
      const chosen = field.options.find(({ value }) => value === field.value);
      const options = field.options.map(drawOption);
      const type = field.kind === 'pick' ? 'radio_buttons' : 'static_select';
      return { type, action_id: field.id, options, ...initial(chosen) };
    }
    case 'choices': {
      const chosen = field.options.filter(({ value }) => field.values.includes(value));
      return drawSeveral(field.id, field.options, chosen);
    }
    case 'checkbox': {
      const option = { value: CHECKED, label: field.option };
      return drawSeveral(field.id, [option], field.checked ? [option] : []);
    }
    case 'date':
      return { type: 'datepicker', action_id: field.id, ...(field.value ? { initial_date: field.value } : {}) };
    case 'file':
      return { type: 'file_input', action_id: field.id, filetypes: field.types, max_files: field.most };
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

const CHECKED = 'yes';

const drawSeveral = (id: string, options: Option[], chosen: Option[]): SlackElement => ({
  type: options.length > MOST_CHECKBOXES ? 'multi_static_select' : 'checkboxes',
  action_id: id,
  options: options.map(drawOption),
  ...(chosen.length > 0 ? { initial_options: chosen.map(drawOption) } : {}),
});

/** An option as a select shows it and as `/slack/options` answers it. */
export const drawOption = ({ value, label, detail }: Option & { detail?: string }): SlackOption => ({
  text: plain(label),
  value,
  ...(detail ? { description: plain(detail) } : {}),
});
const initial = (chosen: Option | undefined) => (chosen ? { initial_option: drawOption(chosen) } : {});

/** What stands in an input, as the core reads it. */
export function held({ value, selected_option, selected_options, selected_date, files }: SlackValue): string {
  const several = selected_options?.map((option) => option.value) ?? files?.map(({ id }) => id);
  return several?.sort().join(',') ?? selected_date ?? selected_option?.value ?? withEmoji(value ?? '');
}

/** What a form puts into a field, as `held` would read it; a file that was chosen stays chosen. */
export function standing(field: Field): string | undefined {
  switch (field.kind) {
    case 'search':
      return field.chosen?.value ?? '';
    case 'choices':
      return field.values.toSorted().join(',');
    case 'checkbox':
      return field.checked ? CHECKED : '';
    case 'file':
      return undefined;
    default:
      return field.value;
  }
}
