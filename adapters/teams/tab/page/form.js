/** Draws a form: whatever kinds of field the model has. */
import { drawBlocks } from './card.js';
import { drawInput, filesIn, heldBy } from './inputs.js';
import { element } from './view.js';

const WAIT_MS = 400;

/**
 * Somebody fills in a form, however often it is drawn anew meanwhile: what stands in it by field (`values`), the inputs with
 * files that nobody was sent yet (`chosen`), and whether it is done with (`isOver`).
 */
export const createFilling = () => ({
  form: undefined,
  values: {},
  chosen: {},
  timer: undefined,
  turns: 0,
  isOver: false,
});

/**
 * What is asked next. `isLatest` says, once it is answered, whether nothing was done since; `taken`: its files need not be
 * sent again.
 */
export function askedWith(filling) {
  filling.turns += 1;
  const turn = filling.turns;
  const { form, values } = filling;
  const sent = { ...filling.chosen };
  const asked = { form: form.id, values: { ...values }, state: form.state };
  const isLatest = () => !filling.isOver && turn === filling.turns;
  const taken = () => {
    for (const [id, input] of Object.entries(sent)) if (filling.chosen[id] === input) delete filling.chosen[id];
  };
  return { asked, files: filesIn(sent), isLatest, taken };
}

/** Whatever is still under way of it changes nothing any more. */
export function leave(filling) {
  filling.isOver = true;
  clearTimeout(filling.timer);
}

/**
 * `tell(verb, field)` is told of a change that asks for the form again, and of the end; `suggest(field, text)` gives what is
 * offered as one types; `takesFiles`: whether they can be chosen here; without `cancel`, the form is not closed.
 * @returns what is shown
 */
export function drawForm(form, filling, { tell, suggest, cancel, takesFiles = false, press }) {
  filling.form = form;
  filling.values = Object.fromEntries(form.fields.map((field) => [field.id, heldBy(field)]));
  // What was typed in an earlier drawing of it may be about to be told: it is told of what stands there by then.
  const change = (field, value) => {
    clearTimeout(filling.timer);
    if (field.kind === 'file') {
      filling.chosen[field.id] = value;
      tell('change', field);
      return;
    }
    filling.values[field.id] = value;
    if (field.refreshes) filling.timer = setTimeout(() => tell('change', field), WAIT_MS);
  };
  const offer = (field, id, value) => {
    filling.values[id] = value;
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
    clearTimeout(filling.timer);
    tell('send');
  });
  return drawn;
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
