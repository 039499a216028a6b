/** What one fills in: text fields and lists, with Slack's words and the app's under them. */
import { h } from '../dom.js';
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
