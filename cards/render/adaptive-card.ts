import type { Filled } from '../../src/kernel/screen.ts';
import type { Block, Card, Field, Form, Option } from '../model.ts';
import { type AdaptiveElement, drawBlock, mentionOf, small, toned } from './adaptive-blocks.ts';
import { mentionedIn } from './mentions.ts';
import { proposalsOf } from './proposals.ts';

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: AdaptiveElement[];
  actions?: AdaptiveElement[];
  msteams?: { entities: ReturnType<typeof mentionOf>[] };
}

const card = (body: AdaptiveElement[]): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
});

/** A card as Teams takes it in an attachment. `own` is the adapter's and comes back with every button. */
export function toCard(shown: Card, own: Record<string, unknown> = {}): AdaptiveCard {
  const entities = mentionedIn(shown).map(mentionOf);
  const drawn = card(shown.blocks.flatMap((block) => drawBlock(block, { own })));
  return entities.length > 0 ? { ...drawn, msteams: { entities } } : drawn;
}

/** A card as what a dialog turns into when it has been answered; its buttons are submits, as in every dialog. */
export const toDialogAnswer = ({ blocks }: Card, own: Record<string, unknown> = {}): AdaptiveCard =>
  card(blocks.flatMap((block) => drawBlock(block, { own, inDialog: true })));

/**
 * A form as the card of a dialog. What its buttons send is read by `submissionOf`: Teams adds the fields' values to
 * their `data`. `own` is the adapter's and comes back beside them.
 */
export function toDialogCard(form: Form, own: Record<string, unknown> = {}): AdaptiveCard {
  const data = { ...own, form: form.id, state: form.state };
  const isElsewhere = form.fields.length > 0 && form.fields.every(({ kind }) => kind === 'file');
  const submit = {
    ...{ type: 'Action.Submit', title: form.submit, style: 'positive' },
    data: { ...data, intent: 'submit' },
  };
  const refresh = { type: 'Action.Submit', title: form.refresh, data: { ...data, intent: 'refresh' } };
  return {
    ...card([
      ...form.above.flatMap((block) => drawBlock(block)),
      ...form.fields.flatMap((field) => drawField(form, field, data)),
      ...apart(form.below),
    ]),
    // Where all that it asks for can only be given elsewhere, there is nothing to send.
    ...(isElsewhere ? {} : { actions: form.refresh ? [refresh, submit] : [submit] }),
  };
}

/** What stands after a field or all of them, under a line of its own. */
function apart(blocks: Block[]): AdaptiveElement[] {
  const [first, ...rest] = blocks.flatMap((block) => drawBlock(block));
  return first ? [{ ...first, separator: true, spacing: 'large' }, ...rest] : [];
}

function drawField(form: Form, field: Field, data: Record<string, unknown>): AdaptiveElement[] {
  const { hint, problem, warnings = [], after = [] } = field;
  return [
    field.kind === 'file' ? small(field.elsewhere) : drawInput(form, field),
    // What it says of a file helps nobody where none can be chosen.
    ...(hint && field.kind !== 'file' ? [small(hint)] : []),
    ...(problem ? [toned({ text: problem, tone: 'bad' })] : []),
    ...warnings.map((text) => toned({ text, tone: 'attention' })),
    ...drawProposals(field, data),
    ...apart(after),
  ];
}

function drawInput(form: Form, field: Exclude<Field, { kind: 'file' }>): AdaptiveElement {
  const common = { id: field.id, spacing: 'medium', ...requirement(form, field) };
  switch (field.kind) {
    case 'text':
      return {
        ...{
          type: 'Input.Text',
          ...common,
          value: field.value,
          maxLength: Math.max(field.maxLength, field.value.length),
        },
        ...(field.placeholder ? { placeholder: field.placeholder } : {}),
        isMultiline: field.multiline ?? false,
      };
    case 'choice':
      return { type: 'Input.ChoiceSet', ...common, value: field.value, choices: field.options.map(drawOption) };
    case 'pick':
      return {
        ...{ type: 'Input.ChoiceSet', ...common, value: field.value, style: 'expanded', wrap: true },
        choices: field.options.map(({ value, label, detail }) => ({ title: `${label} · ${detail}`, value })),
      };
    case 'choices':
      return {
        ...{ type: 'Input.ChoiceSet', ...common, value: field.values.join(','), isMultiSelect: true, wrap: true },
        ...{ style: field.options.length > MOST_EXPANDED ? 'compact' : 'expanded' },
        choices: field.options.map(drawOption),
      };
    case 'checkbox':
      return {
        ...{ type: 'Input.Toggle', ...common, title: field.option, wrap: true },
        ...{ value: field.checked ? CHECKED : NONE, valueOn: CHECKED, valueOff: NONE },
      };
    case 'date':
      return { type: 'Input.Date', ...common, value: field.value };
    case 'search':
      return {
        ...{ type: 'Input.ChoiceSet', ...common },
        ...(field.placeholder ? { placeholder: field.placeholder } : {}),
        ...(field.chosen ? { value: field.chosen.value } : {}),
        choices: [field.chosen ? drawOption(field.chosen) : { title: field.placeholder ?? field.label, value: NONE }],
        'choices.data': { type: 'Data.Query', dataset: `${form.id}.${field.id}` },
      };
  }
}

/** A choice set must have a choice to begin with; this one stands for no choice. */
const NONE = '-';
const CHECKED = 'yes';
/** More than these do not stand open: the dialog would be nothing else. */
const MOST_EXPANDED = 10;

/**
 * A required field that is empty holds every button back in Teams, also the one that shows the form anew: where there
 * is one, only the mark says that a field is required, and the app says what is missing.
 */
function requirement({ refresh }: Form, field: Field): Record<string, unknown> {
  if (field.required === undefined) return { label: field.label };
  if (refresh) return { label: `${field.label} *` };
  return { label: field.label, isRequired: true, errorMessage: field.required };
}

/** A choice as Teams shows it and as the answer to a `Data.Query` lists it. */
export const drawOption = ({ value, label }: Option): { title: string; value: string } => ({ title: label, value });

function drawProposals(field: Field, data: Record<string, unknown>): AdaptiveElement[] {
  const { id, options } = proposalsOf(field);
  if (options.length === 0) return [];
  const actions = options.map(({ value, label }) => ({
    ...{ type: 'Action.Submit', title: label },
    data: { ...data, intent: 'refresh', proposed: { field: id, value } },
  }));
  return [{ type: 'ActionSet', actions }];
}

/** What a dialog's button sent: the form as it stands, and whether it is to be sent or only shown again. */
export function submissionOf(data: Record<string, unknown>): Filled & { intent: 'submit' | 'refresh' } {
  const { form, state, intent, proposed, ...inputs } = data;
  const values = Object.fromEntries(
    Object.entries(inputs).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== NONE,
    ),
  );
  if (isProposed(proposed)) values[proposed.field] = proposed.value;
  return {
    form: typeof form === 'string' ? form : '',
    values,
    state: typeof state === 'string' ? state : '',
    intent: intent === 'submit' ? 'submit' : 'refresh',
  };
}

const isProposed = (proposed: unknown): proposed is { field: string; value: string } =>
  typeof proposed === 'object' &&
  proposed !== null &&
  'field' in proposed &&
  'value' in proposed &&
  typeof proposed.field === 'string' &&
  typeof proposed.value === 'string';
