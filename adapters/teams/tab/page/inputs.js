/**
 * What is typed into or chosen from, for each kind of field. `change(field, value)` is told of every change, of a
 * file with the input that holds it.
 */
import { element } from './view.js';

/** What a field holds as it is given. */
export function heldBy(field) {
  if (field.kind === 'search') return field.chosen?.value ?? '';
  if (field.kind === 'choices') return field.values.join(',');
  if (field.kind === 'checkbox') return field.checked ? 'yes' : '';
  return field.value ?? '';
}

export function drawInput(field, { change, suggest, takesFiles }) {
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
      return takesFiles ? file(field, change) : element('p', {}, field.elsewhere);
    default:
      return typed(field, change);
  }
}

function typed(field, change) {
  const input = element(field.multiline ? 'textarea' : 'input', {
    name: field.id,
    ...(field.multiline ? { rows: '3' } : { type: field.kind === 'date' ? 'date' : 'text' }),
    // What stands there already may be longer, and is not cut.
    ...(field.maxLength ? { maxlength: String(Math.max(field.maxLength, field.value.length)) } : {}),
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
  });
  input.value = field.value;
  input.addEventListener('input', () => change(field, input.value));
  return input;
}

function select(field, change) {
  const input = element(
    'select',
    { name: field.id },
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
    const box = element('input', { type: 'checkbox', name: field.id, value });
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

function file(field, change) {
  const accept = field.types.map((type) => (type === 'jpg' ? '.jpg,.jpeg' : `.${type}`)).join(',');
  const input = element('input', { type: 'file', name: field.id, accept });
  input.addEventListener('change', () => change(field, input));
  return input;
}

/** The server takes no more, and says so: nobody waits for what is refused anyway. */
const MOST_BYTES = 8_000_000;

/** The files that were chosen in these inputs, by field, in base64. */
export async function filesIn(inputs) {
  const chosen = Object.entries(inputs).filter(([, { files }]) => files.length > 0);
  const read = chosen.map(
    async ([
      id,
      {
        files: [one],
      },
    ]) => [id, one.size > MOST_BYTES ? 'too-large' : await asBase64(one)],
  );
  return Object.fromEntries(await Promise.all(read));
}

function asBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
