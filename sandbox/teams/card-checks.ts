import {
  anything,
  type Check,
  flag,
  holdShape,
  list,
  number,
  object,
  type Shape,
  text,
  typed,
  word,
  words,
} from './card-shapes.ts';
import { isObject, type Json, objectsIn } from './model.ts';

/** Teams draws six buttons in a row, and lets sixty people have a card of their own (Teams' card documentation). */
const MOST_ACTIONS = 6;
const MOST_REFRESHED = 60;

const spacing = word('default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding');
const color = word('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const size = word('default', 'small', 'medium', 'large', 'extralarge');
const alignment = word('left', 'center', 'right');
const boxStyle = word('default', 'emphasis', 'good', 'attention', 'warning', 'accent');

const common: Record<string, Check> = {
  id: words,
  isVisible: flag,
  spacing,
  separator: flag,
  height: word('auto', 'stretch'),
  requires: object,
  fallback: anything,
};
const type: Record<string, Check> = {
  color,
  size,
  isSubtle: flag,
  weight: word('default', 'lighter', 'bolder'),
  fontType: word('default', 'monospace'),
};
const box: Record<string, Check> = { style: boxStyle, bleed: flag, minHeight: text, rtl: flag };
/** A label is not optional here: without one, a screen reader has nothing to say. */
const input = (required: Record<string, Check> = {}, optional: Record<string, Check> = {}): Shape => ({
  required: { id: words, label: words, ...required },
  optional: { ...common, isRequired: flag, errorMessage: words, valueChangedAction: object, ...optional },
});
const action = (required: Record<string, Check> = {}, optional: Record<string, Check> = {}): Shape => ({
  required: { title: words, ...required },
  optional: {
    ...{ id: words, iconUrl: text, style: word('default', 'positive', 'destructive'), tooltip: text },
    ...{ isEnabled: flag, mode: word('primary', 'secondary'), requires: object, fallback: anything, ...optional },
  },
});

/** Teams drops `data` that is not an object (microsoft/AdaptiveCards#8064). */
const sending = { data: object, associatedInputs: word('auto', 'none') };
const ACTIONS: Record<string, Shape> = {
  'Action.Execute': action({}, { verb: words, ...sending }),
  'Action.Submit': action({}, { msteams: object, ...sending }),
  'Action.OpenUrl': action({ url: words }),
  'Action.ToggleVisibility': action({ targetElements: list(anything) }),
};
const anAction = typed(() => ACTIONS, 'an action of Adaptive Cards 1.5');
const actions = list(anAction, 1, MOST_ACTIONS);
const element = typed(() => ELEMENTS, 'an element of Adaptive Cards 1.5');
const items = list(element, 0);
const column = typed(() => COLUMNS, 'a column', 'Column');
const choice: Check = (value, at, problems) =>
  isObject(value)
    ? holdShape(value, { required: { title: words, value: text } }, at, problems)
    : void problems.push(`${at} must be a choice`);
const fact: Check = (value, at, problems) =>
  isObject(value)
    ? holdShape(value, { required: { title: text, value: text } }, at, problems)
    : void problems.push(`${at} must be a fact`);
const query = typed(
  () => ({
    'Data.Query': { required: { dataset: words }, optional: { associatedInputs: word('auto', 'none'), count: number } },
  }),
  'a Data.Query',
);

const inline: Check = (value, at, problems) => {
  if (typeof value !== 'string') run(value, at, problems);
};
const run = typed(
  () => ({
    TextRun: {
      required: { text },
      optional: { ...type, italic: flag, strikethrough: flag, highlight: flag, underline: flag, selectAction: object },
    },
  }),
  'a text run',
);

const COLUMNS: Record<string, Shape> = {
  Column: {
    optional: {
      ...{ ...common, ...box, items, width: anything, verticalContentAlignment: word('top', 'center', 'bottom') },
      ...{ selectAction: anAction, backgroundImage: anything },
    },
  },
};

const ELEMENTS: Record<string, Shape> = {
  TextBlock: {
    required: { text },
    optional: {
      ...{ ...common, ...type, wrap: flag, maxLines: number, horizontalAlignment: alignment },
      style: word('default', 'heading', 'columnheader'),
    },
  },
  RichTextBlock: { required: { inlines: list(inline) }, optional: { ...common, horizontalAlignment: alignment } },
  Image: {
    required: { url: words, altText: words },
    optional: {
      ...common,
      size: anything,
      width: text,
      style: word('default', 'person'),
      selectAction: anAction,
      msTeams: object,
    },
  },
  Container: {
    required: { items },
    optional: { ...common, ...box, selectAction: anAction, verticalContentAlignment: word('top', 'center', 'bottom') },
  },
  ColumnSet: {
    required: { columns: list(column) },
    optional: { ...common, ...box, selectAction: anAction, horizontalAlignment: alignment },
  },
  FactSet: { required: { facts: list(fact) }, optional: common },
  ActionSet: { required: { actions }, optional: { ...common, horizontalAlignment: alignment } },
  'Input.Text': input(
    {},
    {
      ...{ value: text, placeholder: text, maxLength: number, isMultiline: flag, regex: text, inlineAction: anAction },
      style: word('text', 'tel', 'url', 'email', 'password'),
    },
  ),
  'Input.Number': input({}, { value: number, min: number, max: number, placeholder: text }),
  'Input.Date': input({}, { value: text, min: text, max: text, placeholder: text }),
  'Input.Time': input({}, { value: text, min: text, max: text, placeholder: text }),
  'Input.Toggle': input({ title: words }, { value: text, valueOn: text, valueOff: text, wrap: flag }),
  'Input.ChoiceSet': input(
    {},
    {
      ...{ choices: list(choice, 0), 'choices.data': query, value: text, placeholder: text, isMultiSelect: flag },
      ...{ style: word('compact', 'expanded', 'filtered'), wrap: flag },
    },
  ),
};

const refresh: Check = (value, at, problems) => {
  if (!isObject(value)) return void problems.push(`${at} must be an object`);
  const shape = {
    required: { action: anAction },
    optional: { userIds: list(words, 0, MOST_REFRESHED), expires: text },
  };
  holdShape(value, shape, at, problems);
};

function holdCard(value: unknown, at: string, problems: string[], outermost: boolean): void {
  if (!isObject(value) || value.type !== 'AdaptiveCard') return void problems.push(`${at} is not an AdaptiveCard`);
  const version = word('1.0', '1.1', '1.2', '1.3', '1.4', '1.5');
  const optional = {
    ...{ actions, $schema: text, refresh, msteams: object, fallbackText: text, lang: text, speak: text, rtl: flag },
    ...{ minHeight: text, verticalContentAlignment: anything, selectAction: anAction, backgroundImage: anything },
  };
  const required = { body: items };
  const shape = outermost
    ? { required: { ...required, version }, optional }
    : { required, optional: { ...optional, version } };
  holdShape(value, shape, at, problems);
}

function* everything(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const entry of value) yield* everything(entry);
  if (!isObject(value)) return;
  yield value;
  for (const [name, entry] of Object.entries(value)) if (name !== 'data') yield* everything(entry);
}

/** What Teams would not draw or not draw well; an empty list is a good card. */
export function cardProblems(card: unknown): string[] {
  const problems: string[] = [];
  holdCard(card, 'card', problems, true);
  const seen = new Set<string>();
  for (const part of everything(card)) {
    if (typeof part.type !== 'string') continue;
    if (typeof part.id === 'string' && seen.has(part.id)) problems.push(`the id ${part.id} stands twice`);
    if (typeof part.id === 'string') seen.add(part.id);
    if (part.isRequired === true && !part.errorMessage) problems.push(`${part.id} is required and has no errorMessage`);
    if (part.type === 'Input.ChoiceSet' && !part['choices.data'] && objectsIn(part.choices).length === 0)
      problems.push(`${part.id} has nothing to choose`);
  }
  return problems;
}
