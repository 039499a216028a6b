/** One specimen on one sheet: Slack above Teams, French beside English, drawn as the demo draws them. */
import { h, patch } from '/dom.js';
import { icon, withSigns } from '/icons.js';
import { message } from '/slack/message.js';
import { modal } from '/slack/modal.js';
import { ui, world } from '/state.js';
import { HOST_CONFIG } from '/teams/host-config.js';
import { markdown } from '/teams/markdown.js';

const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
const LANGUAGES = { fr: 'français', en: 'English' };
const ALONE = { fr: 'Vous seul pouvez voir ce message', en: 'Only you can see this message' };

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws `{ name, cells }`; a cell is `{ tongue, seenBy, slack, teams, title }`, as `sheet.ts` makes them. */
globalThis.drawSheet = async ({ name, cells }) => {
  const sheet = document.createElement('main');
  sheet.className = 'sheet';
  document.body.replaceChildren(sheet);
  patch(sheet, [
    h('h1', {}, name),
    ['slack', 'teams'].flatMap((platform) =>
      cells.map((cell) =>
        h(
          'section',
          { lang: cell.tongue },
          h('h2', {}, `${platform === 'slack' ? 'Slack' : 'Teams'} · ${LANGUAGES[cell.tongue]}`),
          h('div', { class: 'frame pane', 'data-cell': `${platform} ${cell.tongue}` }),
        ),
      ),
    ),
  ]);
  for (const cell of cells) {
    drawSlack(cell, sheet.querySelector(`[data-cell="slack ${cell.tongue}"]`));
    drawTeams(cell, sheet.querySelector(`[data-cell="teams ${cell.tongue}"]`));
  }
  // A form takes the focus once it is there.
  await new Promise(requestAnimationFrame);
  document.activeElement?.blur();
  const empty = [...sheet.querySelectorAll('.frame')].filter((frame) => !frame.innerText.trim());
  if (empty.length > 0) throw new Error(`${name}: nothing is drawn for ${empty.map((frame) => frame.dataset.cell)}`);
};

/** A world in which nothing is there but the one thing that is looked at. */
function drawSlack({ tongue, seenBy, slack }, frame) {
  const app = { name: 'Quittance', userId: 'A1' };
  const people = [{ id: 'U1', name: 'Marc Gagnon', tongue }];
  const modals = { U1: slack.view ? [{ id: 'V1', ...slack }] : [] };
  world.state = { slack: { app, people, modals, channels: [], messages: {}, whispers: { U1: [] } } };
  ui.me = 'U1';
  const { ts, blocks, text } = slack;
  const posted = {
    ts,
    channel: 'C1',
    text,
    blocks,
    version: 1,
    ...(seenBy === 'member' ? { from: 'app' } : { fromApp: true }),
  };
  patch(frame, [slack.view ? modal() : message(posted)]);
}

function drawTeams({ tongue, seenBy, teams, title }, frame) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(HOST_CONFIG);
  card.parse(chosenByTitle(teams));
  const drawn = card.render();
  drawSigns(drawn);
  frame.classList.add('teams');
  frame.classList.toggle('dialog', title !== undefined);
  patch(frame, [
    !title &&
      h('p', { class: 'sender' }, h('b', {}, 'Quittance'), seenBy === 'member' && [' ', icon('eye'), ALONE[tongue]]),
    h(
      'div',
      { class: 'card' },
      title && h('h3', { class: 'title' }, title),
      h('div', { mount: (node) => node.append(drawn) }),
    ),
  ]);
}

/** Teams' own type-ahead shows the title of what is chosen; without a host to search in, this is an ordinary list. */
const chosenByTitle = (json) =>
  JSON.parse(JSON.stringify(json, (key, value) => (key === 'choices.data' ? undefined : value)));

/** The signs that chats draw themselves, which this machine may have no letters for. */
function drawSigns(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const holder = document.createElement('span');
    patch(holder, withSigns(text.data));
    text.replaceWith(holder);
  }
}
