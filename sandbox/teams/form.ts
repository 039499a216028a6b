import { isObject, type Json, objectsIn } from './model.ts';

export interface Choice {
  title: string;
  value: string;
}

/** What a person has done to a card without the app being told: typed values, shown parts, choices found by search. */
export interface FormState {
  values: Record<string, string>;
  shown: Record<string, boolean>;
  found: Record<string, Choice[]>;
  /** Under the fields: what the client itself complains of. */
  errors: Record<string, string>;
}

interface CardParts {
  inputs: Json[];
  /** Buttons that can be seen. */
  actions: Json[];
}

const CHILDREN = ['body', 'items', 'columns', 'actions'];

/** The inputs of a card, hidden ones too (they are sent as well), and the buttons that can be seen. */
export function partsOf(card: Json, { shown }: FormState): CardParts {
  const parts: CardParts = { inputs: [], actions: [] };
  const visit = (element: Json, visible: boolean) => {
    const type = String(element.type);
    const seen = visible && (shown[String(element.id)] ?? element.isVisible !== false);
    if (type.startsWith('Input.')) parts.inputs.push(element);
    if (type.startsWith('Action.') && seen) parts.actions.push(element);
    for (const name of CHILDREN) for (const child of objectsIn(element[name])) visit(child, seen);
  };
  visit(card, true);
  return parts;
}

const startValue = ({ type, value, valueOff }: Json): string => {
  if (type === 'Input.Toggle') return String(value ?? valueOff ?? 'false');
  return value === undefined ? '' : String(value);
};

/** A card as it is when it appears: its inputs hold the values that the app gave. */
export function startState(card: Json): FormState {
  const state: FormState = { values: {}, shown: {}, found: {}, errors: {} };
  for (const input of partsOf(card, state).inputs) state.values[String(input.id)] = startValue(input);
  return state;
}

/** The values a button sends; what is empty is not sent at all, as Teams' clients do. */
export const filledValues = ({ values }: FormState): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** The choices a person can pick: those of the card, and those found by typing. */
function choicesOf(input: Json, { found }: FormState): Choice[] {
  const own = objectsIn(input.choices).map(({ title, value }) => ({ title: String(title), value: String(value) }));
  return [...(found[String(input.id)] ?? []), ...own];
}

/** Puts what a person types or picks into the form. Throws when the input does not take it. */
export function enterValue(input: Json, given: string, state: FormState): void {
  const id = String(input.id);
  delete state.errors[id];
  if (given === '') {
    state.values[id] = '';
    return;
  }
  if (input.type === 'Input.ChoiceSet') {
    const choices = choicesOf(input, state);
    const picked = given
      .split(',')
      .map((wanted) => choices.find(({ title, value }) => [title, value].includes(wanted)));
    const offered = choices.map(({ title }) => title).join(', ');
    if (picked.includes(undefined)) throw new Error(`${id} offers no ${given}; it offers ${offered || 'nothing'}`);
    state.values[id] = picked.map((choice) => choice?.value).join(',');
    return;
  }
  const { maxLength } = input;
  if (typeof maxLength === 'number' && given.length > maxLength)
    throw new Error(`${id} takes no more than ${maxLength} characters`);
  state.values[id] = given;
}

/** What Teams' client complains of before it sends anything, by input id. */
export function complaintsOf(inputs: Json[], { values }: FormState): Record<string, string> {
  const complaints: Record<string, string> = {};
  for (const input of inputs) {
    const id = String(input.id);
    const value = values[id] ?? '';
    if (isAmiss(input, value)) complaints[id] = String(input.errorMessage ?? 'This field is not right.');
  }
  return complaints;
}

function isAmiss({ type, isRequired, regex, min, max }: Json, value: string): boolean {
  if (value === '') return isRequired === true;
  if (typeof regex === 'string' && !new RegExp(regex).test(value)) return true;
  if (type !== 'Input.Number') return false;
  const number = Number(value);
  return Number.isNaN(number) || number < Number(min ?? -Infinity) || number > Number(max ?? Infinity);
}

/** What shows or hides when a button of that kind is pressed. */
export function toggle(card: Json, action: Json, state: FormState): void {
  const hidden = new Map<string, boolean>();
  const visit = (element: Json) => {
    if (element.id !== undefined) hidden.set(String(element.id), element.isVisible === false);
    for (const name of CHILDREN) objectsIn(element[name]).forEach(visit);
  };
  visit(card);
  for (const target of Array.isArray(action.targetElements) ? action.targetElements : []) {
    const id = isObject(target) ? String(target.elementId) : String(target);
    const visible = state.shown[id] ?? !hidden.get(id);
    state.shown[id] = isObject(target) && typeof target.isVisible === 'boolean' ? target.isVisible : !visible;
  }
}
