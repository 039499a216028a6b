/** One specimen on one sheet: Slack above Teams, French beside English, drawn as the demo draws them. */
import { h, patch } from '/dom.js';
import { message } from '/slack/message.js';
import { modal } from '/slack/modal.js';
import { ui, world } from '/state.js';
import { dialog } from '/teams/dialog.js';
import { posts } from '/teams/posts.js';

const LANGUAGES = { fr: 'français', en: 'English' };
const PLATFORMS = { slack: ['Slack', drawSlack], teams: ['Teams', drawTeams] };

/** Draws `{ name, cells }`, as `sheet.ts` makes them. */
globalThis.drawSheet = async ({ name, cells }) => {
  const sheet = document.createElement('main');
  sheet.className = 'sheet';
  document.body.replaceChildren(sheet);
  patch(sheet, [
    h('h1', {}, name),
    Object.entries(PLATFORMS).flatMap(([platform, [title]]) =>
      cells.map((cell) =>
        h(
          'section',
          { lang: cell.tongue },
          h('h2', {}, `${title} · ${LANGUAGES[cell.tongue]}`),
          h('div', { class: `frame pane ${platform}`, 'data-cell': `${platform} ${cell.tongue}` }),
        ),
      ),
    ),
  ]);
  for (const cell of cells) {
    world.state = worldOf(cell);
    for (const [platform, [, draw]] of Object.entries(PLATFORMS))
      patch(sheet.querySelector(`[data-cell="${platform} ${cell.tongue}"]`), [draw(cell)]);
  }
  // A form takes the focus once it is there.
  await new Promise(requestAnimationFrame);
  document.activeElement?.blur();
  const empty = [...sheet.querySelectorAll('.frame')].filter((frame) => frame.clientHeight < 40);
  if (empty.length > 0) throw new Error(`${name}: nothing is drawn for ${empty.map((frame) => frame.dataset.cell)}`);
};

/** A world in which nothing is there but the one thing that is looked at. */
function worldOf({ tongue, slack, teams }) {
  const people = [{ id: 'U1', name: 'Marc Gagnon', tongue }];
  const app = { name: 'Quittance', userId: 'A1' };
  const modals = { U1: slack.view ? [{ id: 'V1', ...slack }] : [] };
  const dialogs = { U1: teams.title && { ...teams, number: 1 } };
  ui.me = 'U1';
  ui.teams.me = 'U1';
  return {
    commands: [],
    slack: { app, people, modals, channels: [], messages: {}, whispers: { U1: [] } },
    teams: { app, people, dialogs, commands: { [tongue]: { actions: [], typed: [] } }, rooms: [], messages: {} },
  };
}

function drawSlack({ seenBy, at, slack }) {
  const { view, text, blocks } = slack;
  const posted = { ts: String(at / 1000), channel: 'C1', text, blocks, version: 1 };
  return view ? modal() : message({ ...posted, ...(seenBy === 'member' ? { from: 'app' } : { fromApp: true }) });
}

function drawTeams({ seenBy, at, teams }) {
  if (teams.title) return dialog();
  const posted = { id: 'M1', root: 'M1', room: 'R1', at, fromApp: true, version: 1, own: {}, unfolded: {} };
  world.state.teams.messages.R1 = [{ ...posted, card: teams.card, onlyFor: seenBy === 'member' ? 'U1' : undefined }];
  return posts('R1');
}
