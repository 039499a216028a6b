/** A customer's phone: whose it is, the texts on it, a box to text back. Links open as they would on a phone. */
import { unreadOf } from './bar.js';
import { h, inBase64 } from './dom.js';
import { icon } from './icons.js';
import { mailbox, programs } from './mails.js';
import { act, change, ui, world } from './state.js';
import { phoneIn, timeIn, words } from './words.js';

/** Whoever is known by the number alone is called by it, and reads what the page does. */
const named = (owner) =>
  owner.name ? owner : { ...owner, name: phoneIn(ui.language, owner.phone), tongue: ui.language };
const first = ({ name }) => name.split(' ')[0];

const ownerOf = (owners) => owners.find(({ phone: number }) => number === ui.owner) ?? owners[0];

/** Whoever looks at a phone has read what is on it; gives whether that was new to them. */
export function read() {
  const owner = ownerOf(world.state.phones.owners);
  if (!owner || !isLookedAt() || unreadOf(owner) === 0) return false;
  ui.read[owner.phone] = owner.texts.filter(({ own }) => !own).length;
  return true;
}

export function phone() {
  const owners = world.state.phones.owners.map(named);
  const owner = ownerOf(owners);
  return [
    h('header', { class: 'pane-head' }, ownerButton(owner, owners), offButton(owner)),
    h(
      'div',
      { class: 'stage' },
      ui.choosing && ownerList(owners, owner),
      h(
        'div',
        { class: 'handset', lang: owner.tongue },
        h('div', { class: 'screen' }, statusBar(owner), screen(owner)),
      ),
    ),
  ];
}

/** The phone may be behind another pane. */
const isLookedAt = () => Boolean(document.querySelector('.pane-phone')?.offsetParent);

function ownerButton(owner, owners) {
  const say = words().phone;
  const unread = owners.reduce((sum, one) => sum + unreadOf(one), 0);
  return h(
    'button',
    {
      type: 'button',
      class: 'owner',
      'aria-expanded': String(ui.choosing),
      'aria-haspopup': 'listbox',
      onclick: () => change({ choosing: !ui.choosing }),
    },
    h('small', {}, say.of),
    h('b', {}, owner.name),
    unread > 0 && h('span', { class: 'badge', title: say.unread(unread) }, unread),
    icon('down'),
  );
}

/** What is sent to a phone that is off does not arrive. */
function offButton({ phone: number, off }) {
  if (off === undefined) return false;
  const say = words().phone;
  const label = off ? say.on : say.off;
  return h(
    'button',
    {
      type: 'button',
      class: 'phone-off',
      'aria-pressed': String(off),
      'data-action': 'phone-off',
      'aria-label': label,
      title: label,
      onclick: () => act('phone-off', { phone: number, off: !off }),
    },
    icon('power'),
  );
}

const lastAt = ({ texts }) => texts.at(-1)?.at ?? 0;

function ownerList(owners, owner) {
  const say = words().phone;
  const choose = (number) => change({ owner: number, choosing: false });
  return h(
    'ul',
    { class: 'owners', role: 'listbox', 'aria-label': say.choose },
    [...owners]
      .sort((a, b) => lastAt(b) - lastAt(a))
      .map((one) =>
        h(
          'li',
          { key: one.phone, role: 'option', 'aria-selected': String(one === owner) },
          h(
            'button',
            { type: 'button', onclick: () => choose(one.phone) },
            h('b', {}, one.name),
            h('small', {}, one.texts.at(-1)?.body ?? (one.line ? say[one.line] : phoneIn(one.tongue, one.phone))),
            unreadOf(one) > 0 && h('span', { class: 'badge' }, unreadOf(one)),
          ),
        ),
      ),
  );
}

const statusBar = ({ tongue }) =>
  h(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    h('b', {}, timeIn(tongue, Date.now())),
    h('i', {}),
    h('span', {}, icon('signal'), icon('battery')),
  );

function screen(owner) {
  if (ui.program === 'mails') return [mailbox(owner.tongue), programs()];
  if (owner.texts.length === 0) return [lockScreen(owner), writeBox(owner), programs()];
  return [
    h(
      'header',
      { class: 'contact' },
      h('span', { class: 'face', 'aria-hidden': 'true' }, 'GB'),
      h('b', {}, 'Garage Boréal'),
      h('small', {}, phoneIn(owner.tongue, world.state.phones.sender)),
    ),
    h(
      'div',
      { key: `texts ${owner.phone}`, class: 'texts', stick: owner.texts.length, role: 'log' },
      owner.texts.map((one, index) => bubble(one, owner.texts[index - 1], owner)),
    ),
    writeBox(owner),
    programs(),
  ];
}

/** Nothing has arrived yet: the phone lies there. */
function lockScreen(owner) {
  const say = words().phone;
  const date = timeIn(owner.tongue, Date.now(), { weekday: 'long', day: 'numeric', month: 'long' });
  return h(
    'div',
    { class: 'lock' },
    h('p', { class: 'date' }, date),
    h(
      'p',
      { class: 'time' },
      timeIn(owner.tongue, Date.now(), { hour: 'numeric', minute: '2-digit' }).replace(/\s?[ap]\.?\s?m\.?/i, ''),
    ),
    h(
      'div',
      { class: 'nothing' },
      h('b', {}, say.none),
      h('span', {}, owner.line ? say[owner.line] : say.hint(first(owner))),
    ),
  );
}

const PAUSE_MS = 15 * 60_000;

function bubble({ sid, own, body, at, pictures }, before, { tongue }) {
  const isLater = !before || at - before.at > PAUSE_MS;
  return h(
    'div',
    { key: sid, class: own ? 'bubble own' : 'bubble' },
    isLater && h('time', {}, timeIn(tongue, at)),
    pictures.map((picture) => h('img', { src: `/photos/${picture}`, alt: words().phone.photo })),
    body !== '' && h('p', {}, linked(body)),
  );
}

const LINK = /(https?:\/\/[^\s]+[^\s.,;:!?)\]])/;

const linked = (body) =>
  body.split(LINK).map((part, index) =>
    index % 2
      ? h(
          'a',
          {
            href: part,
            target: '_blank',
            rel: 'noopener noreferrer',
            title: words().phone.opens,
            onclick: openOnPhone,
          },
          part,
        )
      : part,
  );

/**
 * The page opens in a window of its own, over the phone: it refuses to be framed, here as anywhere.
 * Where there is no room for a window (on a real phone), the link opens as links do.
 */
function openOnPhone(event) {
  if (!matchMedia('(min-width: 1100px)').matches) return;
  event.preventDefault();
  const { left, top, width } = event.target.closest('.screen').getBoundingClientRect();
  const [x, y] = [window.screenX + left + width / 2 - 195, window.screenY + (outerHeight - innerHeight) + top];
  window.open(
    event.target.href,
    '_blank',
    `popup,noopener,noreferrer,width=390,height=780,left=${Math.round(x)},top=${Math.round(y)}`,
  );
}

function writeBox(owner) {
  const say = words().phone;
  const name = `phone ${owner.phone}`;
  const text = ui.drafts[name] ?? '';
  const write = (written) => change({ drafts: { ...ui.drafts, [name]: written } });
  const send = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    write('');
    await act('text', { from: owner.phone, body: text.trim() }, name);
  };
  return h(
    'form',
    { key: name, class: 'write', onsubmit: send },
    h('input', {
      type: 'text',
      autocomplete: 'off',
      placeholder: say.write,
      'aria-label': say.write,
      value: text,
      oninput: ({ target }) => write(target.value),
    }),
    photoButton(owner, { text, write, name }),
    h('button', { type: 'submit', 'aria-label': say.send, disabled: !text.trim() }, icon('send')),
  );
}

/** The photo goes at once, with what is written so far. */
function photoButton(owner, { text, write, name }) {
  const { attach } = words().phone;
  const send = async ({ target }) => {
    const [picked] = target.files;
    if (!picked) return;
    const photo = { mimetype: picked.type, base64: await inBase64(picked) };
    target.value = '';
    write('');
    await act('text', { from: owner.phone, body: text.trim(), ...photo }, name);
  };
  return h(
    'label',
    { class: 'photo', title: attach },
    icon('camera'),
    h('input', { type: 'file', accept: 'image/*', 'aria-label': attach, onchange: send }),
  );
}
