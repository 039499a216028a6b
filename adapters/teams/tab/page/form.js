/** Draws a form: whatever kinds of field the model has. */
import { drawBlocks } from './card.js';
import { drawInput, heldBy } from './inputs.js';
import { element } from './view.js';

const WAIT_MS = 400;

/**
 * `tell(verb, field)` is told of a change that asks for the form again, and of the end; `suggest(field, text)` gives what is
 * offered as one types; `takesFiles`: whether they can be chosen here; without `cancel`, the form is not closed.
 * @returns what is shown, and what stands in it by field, at any time
 */
export function drawForm(form, { tell, suggest, cancel, takesFiles = false, press }) {
  const values = Object.fromEntries(form.fields.map((field) => [field.id, heldBy(field)]));
  let timer;
  const change = (field, value) => {
    values[field.id] = value;
    clearTimeout(timer);
    if (field.kind === 'file') tell('change', field);
    else if (field.refreshes) timer = setTimeout(() => tell('change', field), WAIT_MS);
  };
  const offer = (field, id, value) => {
    values[id] = value;
    tell('change', field);
  };
  const send = element('button', { type: 'submit', class: 'primary' }, form.submit);
  const drawn = element(
    'form',
    { novalidate: '' },
    ...drawBlocks(form.above, press),
    ...form.fields.flatMap((field) => [
      drawField(field, drawInput(field, { change, suggest, takesFiles }), offer),
      ...drawBlocks(field.after ?? [], press),
    ]),
    ...drawBlocks(form.below, press),
    element('div', { class: 'buttons' }, send, ...(cancel ? [closing(form, cancel)] : [])),
  );
  drawn.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    tell('send');
  });
  return { drawn, values };
}

/** What holds the keyboard keeps it while the page is drawn anew. */
export function keepingPlace(redraw) {
  const { id, selectionStart: from, selectionEnd: to, scrollTop } = document.activeElement ?? {};
  redraw();
  const again = id && document.getElementById(id);
  if (!again) return false;
  again.focus();
  if (typeof from === 'number') again.setSelectionRange?.(from, to);
  if (scrollTop) again.scrollTop = scrollTop;
  return true;
}

/** The form with what stands in its fields, or with as much of it as was typed `since` it was asked for. */
export const filledWith = (form, values, since) => ({
  ...form,
  fields: form.fields.map((field) => (since?.[field.id] === values[field.id] && since ? field : filled(field, values))),
});

function filled(field, { [field.id]: value = '' }) {
  if (field.kind === 'choices') return { ...field, values: value.split(',').filter(Boolean) };
  if (field.kind === 'checkbox') return { ...field, checked: value === 'yes' };
  return field.kind === 'search' || field.kind === 'file' ? field : { ...field, value };
}

function closing({ close }, cancel) {
  const button = element('button', { type: 'button', class: 'plain' }, close);
  button.addEventListener('click', cancel);
  return button;
}

/** What it is called, what stands in it, what there is to say of it, and what it offers. */
function drawField(field, input, offer) {
  const { id, label, required, hint, problem, warnings = [], proposals = [], turns = [] } = field;
  const notes = [
    ...(hint ? [element('p', { class: 'note' }, hint)] : []),
    ...(problem ? [element('p', { class: 'line bad' }, `❌ ${problem}`)] : []),
    ...warnings.map((text) => element('p', { class: 'line attention' }, `⚠️ ${text}`)),
  ];
  const told = element('div', { id: `${id}-notes` }, ...notes);
  if (notes.length > 0) input.setAttribute('aria-describedby', told.id);
  if (problem) input.setAttribute('aria-invalid', 'true');
  const offers = [
    ...proposals.map((one) => offerOf(one, () => offer(field, id, one.value))),
    ...turns.map((one) => offerOf(one, () => offer(field, `${id}-turn`, one.value))),
  ];
  const isLabelled = 'labels' in input;
  if (isLabelled) input.id = id;
  if (isLabelled && required) input.setAttribute('aria-required', 'true');
  // A list that has a value always needs no reminder.
  const isChosen = field.kind === 'choice' && field.value;
  const title = `${label}${required && !isChosen ? ' *' : ''}`;
  return element(
    'div',
    { class: 'field' },
    ...(isLabelled ? [element('label', { for: id }, title)] : []),
    input,
    told,
    ...(offers.length > 0 ? [element('div', { class: 'buttons' }, ...offers)] : []),
  );
}

function offerOf({ label }, take) {
  const button = element('button', { type: 'button', class: 'plain' }, label);
  button.addEventListener('click', take);
  return button;
}
