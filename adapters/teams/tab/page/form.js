/** Draws a form: whatever kinds of field the model has. */
import { drawBlocks } from './card.js';
import { element } from './view.js';

const WAIT_MS = 400;

/**
 * `tell(verb, values)` is told of a change and of the end; `suggest(field, text)` gives what is offered as one types.
 * @returns the form's elements
 */
export function drawForm(form, { tell, suggest, cancel }) {
  const values = Object.fromEntries(form.fields.map((field) => [field.id, heldBy(field)]));
  let timer;
  const change = (field, value) => {
    values[field.id] = value;
    clearTimeout(timer);
    if (field.refreshes) timer = setTimeout(() => tell('change', values), WAIT_MS);
  };
  const send = element('button', { type: 'submit', class: 'primary' }, form.submit);
  const close = element('button', { type: 'button', class: 'plain' }, form.close);
  close.addEventListener('click', cancel);
  const drawn = element(
    'form',
    { novalidate: '' },
    ...drawBlocks(form.above),
    ...form.fields.flatMap((field) =>
      drawField(field, change, suggest, (value) => {
        values[field.id] = value;
        tell('change', values);
      }),
    ),
    ...drawBlocks(form.below),
    element('div', { class: 'buttons' }, send, close),
  );
  drawn.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    tell('send', values);
  });
  return drawn;
}

function heldBy(field) {
  if (field.kind === 'search') return field.chosen?.value ?? '';
  if (field.kind === 'choices') return field.values.join(',');
  if (field.kind === 'checkbox') return field.checked ? 'yes' : '';
  return field.value ?? '';
}

function drawField(field, change, suggest, propose) {
  const { id, label, required, hint, problem, warnings = [], after = [], proposals = [] } = field;
  const notes = [
    ...(hint ? [element('p', { class: 'note' }, hint)] : []),
    ...(problem ? [element('p', { class: 'line bad' }, `❌ ${problem}`)] : []),
    ...warnings.map((text) => element('p', { class: 'line attention' }, `⚠️ ${text}`)),
  ];
  const told = element('div', { id: `${id}-notes` }, ...notes);
  const input = drawInput(field, change, suggest);
  input.setAttribute('aria-describedby', told.id);
  if (problem) input.setAttribute('aria-invalid', 'true');
  const offers = proposals.map((offer) => {
    const button = element('button', { type: 'button', class: 'plain' }, offer.label);
    button.addEventListener('click', () => propose(offer.value));
    return button;
  });
  const isGroup = input.tagName === 'FIELDSET';
  if (!isGroup) input.id = id;
  const title = `${label}${required ? ' *' : ''}`;
  return [
    element(
      'div',
      { class: 'field' },
      ...(isGroup ? [] : [element('label', { for: id }, title)]),
      input,
      told,
      ...(offers.length > 0 ? [element('div', { class: 'buttons' }, ...offers)] : []),
    ),
    ...drawBlocks(after),
  ];
}

function drawInput(field, change, suggest) {
  switch (field.kind) {
    case 'choice':
    case 'pick':
      return select(field, change);
    case 'choices':
      return several(field, change);
    case 'checkbox':
      return several(
        { ...field, values: field.checked ? ['yes'] : [], options: [{ value: 'yes', label: field.option }] },
        change,
      );
    case 'search':
      return search(field, change, suggest);
    case 'file':
      return element('p', {}, field.elsewhere);
    default: {
      const input = element(field.multiline ? 'textarea' : 'input', {
        ...(field.multiline ? { rows: '3' } : { type: field.kind === 'date' ? 'date' : 'text' }),
        ...(field.maxLength ? { maxlength: String(field.maxLength) } : {}),
        ...(field.placeholder ? { placeholder: field.placeholder } : {}),
      });
      input.value = field.value;
      input.addEventListener('input', () => change(field, input.value));
      return input;
    }
  }
}

function select(field, change) {
  const input = element(
    'select',
    {},
    ...field.options.map(({ value, label, detail }) =>
      element('option', { value }, detail ? `${label} · ${detail}` : label),
    ),
  );
  input.value = field.value;
  input.addEventListener('change', () => change(field, input.value));
  return input;
}

function several(field, change) {
  const boxes = field.options.map(({ value, label }) => {
    const box = element('input', { type: 'checkbox', value });
    box.checked = field.values.includes(value);
    return [box, element('label', { class: 'box' }, box, ` ${label}`)];
  });
  const group = element('fieldset', {}, element('legend', {}, field.label), ...boxes.map(([, label]) => label));
  group.addEventListener('change', () => {
    change(field, boxes.flatMap(([box]) => (box.checked ? [box.value] : [])).join(','));
  });
  return group;
}

/** What is typed asks for what is offered; only what is offered can be chosen. */
function search(field, change, suggest) {
  const list = element('datalist', { id: `${field.id}-offers` });
  const input = element('input', {
    type: 'text',
    list: list.id,
    autocomplete: 'off',
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
  });
  input.value = field.chosen?.label ?? '';
  document.body.querySelector(`datalist#${list.id}`)?.remove();
  document.body.append(list);
  let offered = field.chosen ? [field.chosen] : [];
  let asked = 0;
  const offer = async () => {
    asked += 1;
    const turn = asked;
    const found = await suggest(field, input.value);
    if (turn !== asked) return;
    offered = found;
    list.replaceChildren(...offered.map(({ label }) => element('option', { value: label })));
    choose();
  };
  const choose = () => {
    const only = offered.length === 1 && input.value !== '' ? offered[0] : undefined;
    const chosen = offered.find(({ label }) => label === input.value) ?? only;
    change(field, chosen?.value ?? '');
  };
  input.addEventListener('focus', offer, { once: true });
  input.addEventListener('input', () => {
    if (offered.some(({ label }) => label === input.value)) choose();
    else offer();
  });
  return input;
}
