/** Fields of a form, as the page draws them, and what stands in them. */
import { element } from './view.js';

const DRAWN = {
  text: ({ value, multiline, maxLength, placeholder }, more) =>
    multiline
      ? element('textarea', { ...more, rows: '3', maxlength: String(Math.max(maxLength, value.length)) }, value)
      : element('input', { ...more, value, maxlength: String(maxLength), placeholder: placeholder ?? '' }),
  choice: ({ value, options }, more) => element('select', more, ...options.map((one) => optionOf(one, value))),
  file: ({ types }, more) =>
    element('input', {
      ...more,
      type: 'file',
      accept: types.map((type) => (type === 'jpg' ? '.jpg,.jpeg' : `.${type}`)).join(','),
    }),
  date: ({ value }, more) => element('input', { ...more, type: 'date', value }),
};
DRAWN.pick = DRAWN.choice;

const optionOf = ({ value, label }, chosen) =>
  element('option', { value, ...(value === chosen ? { selected: '' } : {}) }, label);

const ticked = (id, { value, label }, isTicked, described) =>
  element(
    'label',
    { class: 'tick' },
    element('input', { type: 'checkbox', name: id, value, ...described, ...(isTicked ? { checked: '' } : {}) }),
    label,
  );

/** One field: what it is called, what stands in it, and what there is to say of it. */
export function drawField(field, drawBlock) {
  const { id, kind, label, hint, problem, warnings = [], after = [] } = field;
  const notes = [
    ...(hint ? [element('p', { class: 'hint' }, hint)] : []),
    ...(problem ? [element('p', { class: 'bad' }, problem)] : []),
    ...warnings.map((text) => element('p', { class: 'attention' }, text)),
  ];
  const about = element('div', { id: `${id}-about`, class: 'about' }, ...notes);
  const described = notes.length > 0 ? { 'aria-describedby': about.id } : {};
  const shown = after.map(drawBlock);
  if (kind === 'choices' || kind === 'checkbox') {
    const ticks =
      kind === 'checkbox'
        ? [ticked(id, { value: 'yes', label: field.option }, field.checked, described)]
        : field.options.map((one) => ticked(id, one, field.values.includes(one.value), {}));
    return element(
      'fieldset',
      { class: 'field', 'data-kind': kind, ...described },
      element('legend', {}, label),
      ...ticks,
      about,
      ...shown,
    );
  }
  const more = {
    id,
    name: id,
    ...described,
    ...(field.required ? { 'aria-required': 'true' } : {}),
    ...(problem ? { 'aria-invalid': 'true' } : {}),
  };
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    DRAWN[kind](field, more),
    about,
    ...shown,
  );
}

/** What stands in a form, by field. */
export function valuesIn(form) {
  const values = {};
  for (const input of form.querySelectorAll('input, select, textarea')) {
    if (input.type === 'file') continue;
    if (input.type !== 'checkbox') values[input.name] = input.value;
    else values[input.name] = [values[input.name], input.checked ? input.value : ''].filter(Boolean).join(',');
  }
  return values;
}

/** The server takes no more, and says so: nobody waits for what is refused anyway. */
const MOST_BYTES = 2_000_000;

/** The files that were chosen, by field, in base64. */
export async function filesIn(form) {
  const chosen = [...form.querySelectorAll('input[type=file]')].filter(({ files }) => files.length > 0);
  const read = chosen.map(async ({ name, files: [file] }) => [
    name,
    file.size > MOST_BYTES ? 'too-large' : await asBase64(file),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

function asBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
