/** The event log: what travelled, newest first, each line with its bytes; and what can be made to go wrong. */
import { h } from './dom.js';
import { icon, withSigns } from './icons.js';
import { sentence } from './journal-words.js';
import { act, change, draw, openLine, ui, world } from './state.js';
import { clockTime, words } from './words.js';

const SHOWN = 120;
const FILTERS = ['all', 'slack', 'teams', 'twilio', 'stripe', 'cdk', 'mail', 'page'];
const NAMES = { app: 'Quittance', slack: 'Slack', teams: 'Teams', twilio: 'Twilio', stripe: 'Stripe', cdk: 'CDK' };
const nameOf = (party) => NAMES[party] ?? words().journal[party === 'mail' ? 'mail' : 'page'];

export function journal() {
  const say = words().journal;
  const lines = [...world.lines.values()].filter(({ vendor }) => ui.filter === 'all' || vendor === ui.filter);
  return [
    h('header', { class: 'pane-head' }, h('h2', {}, say.title), filters()),
    h(
      'ol',
      { class: 'lines', tabindex: '0' },
      lines.length === 0 && h('li', { class: 'none' }, icon('pulse'), h('span', {}, say.empty)),
      lines.slice(-SHOWN).reverse().map(line),
    ),
    faults(),
  ];
}

const filters = () =>
  h(
    'div',
    { class: 'filters', role: 'group' },
    FILTERS.map((filter) =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': String(ui.filter === filter),
          onclick: () => change({ filter }),
        },
        filter === 'all' ? words().journal.all : nameOf(filter),
      ),
    ),
  );

function line(one) {
  const { id, from, to, vendor, at, end } = one;
  const details = ui.details.get(id);
  return h(
    'li',
    { key: id, class: `line ${stateOf(end)}` },
    h(
      'button',
      {
        type: 'button',
        'aria-expanded': String(Boolean(details)),
        title: words().journal.clear,
        onclick: () => toggle(id),
      },
      h('span', { class: `way of-${vendor}` }, `${nameOf(from)} → ${nameOf(to)}`),
      h('time', {}, clockTime(at)),
      h('b', {}, withSigns(sentence(one))),
      h('small', {}, outcome(end)),
    ),
    details &&
      h(
        'div',
        { class: 'bytes' },
        Object.entries(details).map(([part, value]) => [
          h('h3', {}, words().journal[part]),
          h('pre', {}, JSON.stringify(value, null, 2)),
        ]),
      ),
  );
}

/** A refusal is an answer like others; what failed comes again. */
function stateOf(end) {
  if (!end) return 'waiting';
  if (end.status === undefined || end.status >= 500 || end.status === 429) return 'failed';
  return end.status >= 400 ? 'refused' : 'answered';
}

function outcome(end) {
  const say = words().journal;
  if (!end) return say.waiting;
  return `${end.status ?? say.noAnswer} · ${end.ms} ms`;
}

const toggle = (id) => (ui.details.delete(id) ? draw() : openLine(id));

const happening = (name) =>
  h(
    'button',
    { type: 'button', class: 'happening', 'data-action': name, onclick: () => act(name) },
    words().faults[name],
  );

function faults() {
  const say = words().faults;
  const { switches, app } = world.state;
  const isDown = app.state !== 'running';
  return h(
    'footer',
    { class: 'faults' },
    h('h2', {}, say.title),
    h(
      'div',
      { class: 'switches' },
      Object.entries(switches).map(([name, isOn]) =>
        h(
          'button',
          {
            type: 'button',
            role: 'switch',
            'aria-checked': String(isOn),
            'data-switch': name,
            onclick: () => act('switch', { name, on: !isOn }),
          },
          h('i', {}),
          h('span', {}, say[name]),
        ),
      ),
    ),
    ['hour', 'jump', 'expire', 'refund', 'refund-failed', 'dispute', 'debit-back', 'payout', 'payout-failed'].map(
      happening,
    ),
    h('h2', {}, say.dealer(world.state.order)),
    ['order-changed', 'order-closed', 'order-voided', 'order-paid'].map(happening),
    h(
      'button',
      {
        type: 'button',
        class: isDown ? 'kill busy' : 'kill',
        'data-action': 'kill',
        disabled: isDown,
        onclick: () => act('kill'),
      },
      icon('power'),
      isDown ? say.killing : say.kill,
    ),
  );
}
