/** The settings tab. */
import { openEditor } from './editor.js';
import { enterTeams } from './teams.js';
import { element, show, showLoading, showTitled, spoken, words } from './view.js';

const { authentication } = window.microsoftTeams;

async function load() {
  showLoading();
  let token;
  try {
    token = await authentication.getAuthToken();
  } catch {
    return showTitled('signInFailed', load);
  }
  try {
    const answer = await fetch(`/teams/tab/content?lang=${spoken()}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.status === 401) return showTitled('signInFailed', load);
    if (!answer.ok) return showTitled('failed', load);
    await draw(await answer.json());
  } catch {
    showTitled('failed', load);
  }
}

async function draw(settings) {
  if (settings.state === 'not-linked') return showTitled('notLinked', load);
  if (settings.state === 'members-only') return showTitled('membersOnly');
  const { title, information, rooms } = words();
  const below = () => [section(rooms.title, ...drawRooms(settings))];
  if (settings.mayChange) return openEditor(() => authentication.getAuthToken(), settings.company, below);
  show(
    title,
    element('p', { class: 'company' }, settings.company),
    section(information.title, drawInformation(settings.information)),
    ...below(),
  );
}

const section = (title, ...content) => element('section', {}, element('h2', {}, title), ...content);

const drawInformation = (lines) =>
  element(
    'dl',
    {},
    ...lines.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
  );

function drawRooms({ rooms, more }) {
  const note = more ? [element('p', { class: 'more' }, more)] : [];
  if (rooms.length === 0) return more ? note : [element('p', {}, words().rooms.none)];
  return [listOf(rooms), ...note];
}

const listOf = (rooms) =>
  element(
    'ul',
    {},
    ...rooms.map(({ name, platform, news, gone }) =>
      element(
        'li',
        gone ? { class: 'gone' } : {},
        element('strong', {}, name),
        ' ',
        element('span', { class: 'platform' }, platform),
        element('p', {}, news),
      ),
    ),
  );

if (await enterTeams()) await load();
