/** What one fills in: text fields and lists, with Slack's words and the app's under them. */
import { h, inBase64 } from '../dom.js';
import { icon } from '../icons.js';
import { act, draw, ui } from '../state.js';
import { textOf } from './mrkdwn.js';
import { searchField } from './search.js';
import { saidBySlack, slackWords } from './words.js';

/** What was typed and not yet told, by field; a field is the modal, the block and the element. */
const typed = new Map();
const timers = new Map();
/** Slack tells the app one thing after the other. */
let queue = Promise.resolve();
const PAUSE_MS = 220;

const nameOf = (block, one, shown) => `${shown?.id ?? ''} ${block.block_id} ${one.action_id}`;
const heldBy = (block, one, shown) => shown?.values[block.block_id]?.[one.action_id];

export function inputBlock(block, place, shown) {
  const { label, hint, element: one, optional } = block;
  const error = shown.errors[block.block_id];
  const id = `field-${block.block_id}`;
  return h(
    'div',
    { class: error ? 'field wrong' : 'field', 'data-field': one.action_id },
    h('label', { for: id }, textOf(label), optional && h('small', {}, ` ${slackWords().optional}`)),
    drawInput(block, one, place, shown, {
      id,
      'aria-invalid': error ? 'true' : undefined,
      'aria-describedby': `${id}-about`,
    }),
    h(
      'div',
      { id: `${id}-about` },
      error && h('p', { class: 'error', role: 'alert' }, icon('alert'), h('span', {}, saidBySlack(error))),
      hint && h('p', { class: 'hint' }, textOf(hint)),
    ),
  );
}

function drawInput(block, one, place, shown, attributes) {
  if (one.type === 'file_input') return fileInput(block, one, shown, attributes);
  if (!/_input$/.test(one.type)) return choice(block, one, place, shown, attributes);
  const name = nameOf(block, one, shown);
  return h(one.multiline ? 'textarea' : 'input', {
    ...attributes,
    key: name,
    ...(one.multiline ? { rows: 3 } : { type: 'text', autocomplete: 'off' }),
    placeholder: one.placeholder?.text,
    maxlength: one.max_length,
    value: typed.get(name) ?? heldBy(block, one, shown)?.value ?? '',
    oninput: ({ target }) => enter(block, name, target.value),
  });
}

/** A list to choose from, anywhere on a message or in a modal. */
export function choice(block, one, place, shown, attributes = {}) {
  const tell = (value) =>
    inTurn(() => act('select', { user: ui.me, ...place, name: block.block_id, ...(value ? { value } : {}) }));
  const held = heldBy(block, one, shown);
  if (one.type === 'external_select') {
    return searchField({
      name: nameOf(block, one, shown),
      block,
      one,
      place,
      attributes,
      chosen: held?.selected_option,
      tell,
    });
  }
  if (/^(checkboxes|radio_buttons|multi_static_select)$/.test(one.type))
    return ticks(block, one, place, shown, attributes);
  const value = held?.selected_option?.value ?? held?.selected_date ?? '';
  if (one.type === 'datepicker')
    return h('input', { ...attributes, type: 'date', value, onchange: ({ target }) => tell(target.value) });
  const options = one.options ?? one.option_groups?.flatMap((group) => group.options) ?? [];
  return h(
    'select',
    { ...attributes, value, onchange: ({ target }) => tell(target.value) },
    !value && h('option', { value: '' }, one.placeholder?.text ?? slackWords().choose),
    options.map((option) => h('option', { value: option.value }, option.text.text)),
  );
}

/** Options that all stand open: one of them, or any number. */
function ticks(block, one, place, shown, attributes) {
  const held = heldBy(block, one, shown);
  const isRadio = one.type === 'radio_buttons';
  const chosen = isRadio
    ? [held?.selected_option?.value]
    : (held?.selected_options ?? []).map((option) => option.value);
  const pick = (value, on) => {
    const told = { user: ui.me, ...place, name: block.block_id };
    if (isRadio) return inTurn(() => act('select', { ...told, value }));
    const values = on ? [...chosen, value] : chosen.filter((other) => other !== value);
    return inTurn(() => act('tick', { ...told, values }));
  };
  return h(
    'div',
    { ...attributes, class: 'ticks', role: isRadio ? 'radiogroup' : 'group', 'aria-label': textOf(block.label) },
    one.options.map((option) =>
      h(
        'label',
        { key: option.value },
        h('input', {
          type: isRadio ? 'radio' : 'checkbox',
          name: nameOf(block, one, shown),
          checked: chosen.includes(option.value),
          onchange: ({ target }) => pick(option.value, target.checked),
        }),
        h('span', {}, textOf(option.text), option.description && h('small', {}, textOf(option.description))),
      ),
    ),
  );
}

function fileInput(block, one, shown, attributes) {
  const [file] = heldBy(block, one, shown)?.files ?? [];
  return [
    h('input', {
      ...attributes,
      type: 'file',
      accept: one.filetypes.map((type) => `.${type}`).join(','),
      onchange: async ({ target }) => {
        const [picked] = target.files;
        if (!picked) return;
        const base64 = await inBase64(picked);
        const told = { user: ui.me, name: block.block_id, file: picked.name, mimetype: picked.type, base64 };
        inTurn(() => act('attach', told));
      },
    }),
    file && h('p', { class: 'hint' }, file.name),
  ];
}

/** Tells at the next pause in typing. */
function enter(block, name, value) {
  typed.set(name, value);
  draw();
  clearTimeout(timers.get(name)?.timer);
  const tell = () => {
    timers.delete(name);
    return inTurn(() => act('enter', { user: ui.me, name: block.block_id, value: typed.get(name) }, 'updating'));
  };
  timers.set(name, { timer: setTimeout(tell, PAUSE_MS), tell });
}

function inTurn(deed) {
  queue = queue.then(deed);
  return queue;
}

/** Resolves once everything typed was told. */
export async function allTold() {
  for (const { timer, tell } of [...timers.values()]) {
    clearTimeout(timer);
    tell();
  }
  await queue;
}

/** A modal that is gone takes what was typed with it. */
export function forgetTyped() {
  typed.clear();
  for (const { timer } of timers.values()) clearTimeout(timer);
  timers.clear();
}
