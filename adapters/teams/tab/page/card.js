/** Draws the blocks of a card. `press` is told what a button carries. */
import { element } from './view.js';

const { app } = window.microsoftTeams;

export const drawBlocks = (blocks, press) => blocks.map((block) => drawBlock(block, press)).filter(Boolean);

function drawBlock(block, press) {
  switch (block.kind) {
    case 'heading':
      return element('h2', {}, block.text);
    case 'text':
      return element('p', block.tone ? { class: `line ${block.tone}` } : { class: 'line' }, block.text);
    case 'note':
      return element('p', { class: 'note' }, block.text);
    case 'quote':
      return element('blockquote', {}, block.text);
    case 'image':
      // Every picture is this server's, wherever the page is framed.
      return element('img', { src: new URL(block.url).pathname, alt: block.alt, class: block.size });
    case 'facts':
      return element(
        'dl',
        {},
        ...block.facts.map(({ label, value }) =>
          element('div', {}, element('dt', {}, label), element('dd', {}, value)),
        ),
      );
    case 'rows':
      return element('ul', { class: 'rows' }, ...block.rows.map((row) => drawRow(row, press)));
    case 'buttons':
      return element('div', { class: 'buttons' }, ...block.buttons.map((button) => drawButton(button, press)));
  }
}

const drawRow = ({ text, detail, button }, press) =>
  element(
    'li',
    {},
    element('div', {}, element('strong', {}, text), ...(detail ? [element('p', { class: 'note' }, detail)] : [])),
    ...(button ? [drawButton(button, press, text)] : []),
  );

/** `about`: what tells a button from the others of its name. */
export function drawButton(button, press, about) {
  const named = about ? { 'aria-label': `${button.label}: ${about}` } : {};
  if (button.link) {
    const link = element(
      'a',
      { href: button.link, target: '_blank', rel: 'noopener', class: 'button', ...named },
      button.label,
    );
    link.addEventListener('click', (event) => {
      event.preventDefault();
      // Teams opens its own addresses in place; elsewhere they are opened beside it.
      app.openLink(button.link).catch(() => window.open(button.link, '_blank', 'noopener'));
    });
    return link;
  }
  const drawn = element('button', { type: 'button', class: button.style ?? 'plain', ...named }, button.label);
  drawn.addEventListener('click', () => (button.confirm ? askFirst(drawn, button, press) : press(button)));
  return drawn;
}

/** No dialog of the browser's opens in a frame: the question takes the button's place. */
function askFirst(drawn, button, press) {
  const { title, text, yes, no } = button.confirm;
  const agree = element('button', { type: 'button', class: button.style ?? 'primary' }, yes);
  const leave = element('button', { type: 'button', class: 'plain' }, no);
  const question = element(
    'div',
    { class: 'question', role: 'group', 'aria-label': title },
    element('strong', {}, title),
    element('p', {}, text),
    agree,
    leave,
  );
  agree.addEventListener('click', () => press(button));
  leave.addEventListener('click', () => {
    question.replaceWith(drawn);
    drawn.focus();
  });
  drawn.replaceWith(question);
  agree.focus();
}
