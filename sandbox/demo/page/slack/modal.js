/** The app's form on top of the Slack pane, and the question that a button may ask first. */
import { h, prevented } from '../dom.js';
import { keepInside } from '../focus.js';
import { icon } from '../icons.js';
import { act, change, ui, world } from '../state.js';
import { blocks } from './blocks.js';
import { allTold, forgetTyped } from './inputs.js';
import { avatar } from './message.js';
import { textOf } from './mrkdwn.js';
import { saidBySlack, slackWords } from './words.js';

export function modal() {
  const shown = world.state.slack.modals[ui.me].at(-1);
  if (!shown) return undefined;
  const { view, notice } = shown;
  const say = slackWords();
  const isSending = ui.busy.has('submit');
  return h(
    'div',
    { key: shown.id, class: 'backdrop', role: 'dialog', 'aria-modal': 'true', 'aria-label': view.title?.text },
    h(
      'form',
      {
        class: 'modal',
        novalidate: true,
        mount: (form) => form.querySelector('.content').querySelector('input, textarea, select, button')?.focus(),
        onsubmit: prevented(submit),
        onkeydown: keepInside,
      },
      h(
        'header',
        {},
        avatar({ name: world.state.slack.app.name, kind: 'app' }),
        h('h2', {}, textOf(view.title)),
        h(
          'span',
          { class: ui.busy.has('updating') ? 'updating on' : 'updating', role: 'status' },
          ui.busy.has('updating') && say.updating,
        ),
        h('button', { type: 'button', class: 'quiet', 'aria-label': say.close, onclick: close }, icon('close')),
      ),
      h('div', { class: 'content' }, blocks(view.blocks, undefined, shown)),
      notice && h('p', { class: 'notice', role: 'alert' }, icon('alert'), saidBySlack(notice)),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'button', onclick: close }, view.close ? textOf(view.close) : say.cancel),
        view.submit &&
          h(
            'button',
            // Not disabled: it would lose the focus, and the keyboard its place in the form.
            { type: 'submit', class: `button primary ${isSending ? 'busy' : ''}`, 'aria-disabled': String(isSending) },
            textOf(view.submit),
          ),
      ),
    ),
  );
}

async function submit() {
  if (ui.busy.has('submit')) return;
  await allTold();
  const { outcome } = await act('submit', { user: ui.me });
  if (outcome === 'errors' || outcome === 'incomplete') {
    requestAnimationFrame(() => document.querySelector('.modal [aria-invalid=true]')?.focus());
  }
  if (outcome === 'closed' || outcome === 'cleared') backToTyping();
}

async function close() {
  await act('dismiss', { user: ui.me });
  backToTyping();
}

/** Escape, wherever the focus is: closes what lies on top; says whether anything did. */
export function dismissTop() {
  if (ui.confirm) change({ confirm: undefined });
  else if (world.state.slack.modals[ui.me].length > 0) close();
  else return false;
  return true;
}

function backToTyping() {
  forgetTyped();
  document.querySelector('[data-composer]')?.focus();
}

/** Slack's own small dialog before something that cannot be undone. */
export function confirmDialog() {
  const { confirm } = ui;
  if (!confirm) return undefined;
  const dismiss = () => change({ confirm: undefined });
  const agree = () => {
    dismiss();
    confirm.yes();
  };
  return h(
    'div',
    { key: 'confirm', class: 'backdrop' },
    h(
      'div',
      {
        class: 'modal small',
        role: 'alertdialog',
        'aria-modal': 'true',
        'aria-label': confirm.title.text,
        mount: (dialog) => dialog.querySelector('button').focus(),
        onkeydown: keepInside,
      },
      h('header', {}, h('h2', {}, textOf(confirm.title))),
      h('div', { class: 'content' }, h('p', {}, textOf(confirm.text))),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'button', onclick: dismiss }, textOf(confirm.deny)),
        h(
          'button',
          { type: 'button', class: `button ${confirm.style ?? 'primary'} solid`, onclick: agree },
          textOf(confirm.confirm),
        ),
      ),
    ),
  );
}
