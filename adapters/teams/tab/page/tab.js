/** The settings tab. */
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
    const answer = await fetch(`/teams/tab/settings?lang=${spoken()}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.status === 401) return showTitled('signInFailed', load);
    if (!answer.ok) return showTitled('failed', load);
    draw(await answer.json());
  } catch {
    showTitled('failed', load);
  }
}

function draw(settings) {
  if (settings.state === 'not-linked') return showTitled('notLinked', load);
  const { title, information, rooms } = words();
  show(
    title,
    element('p', { class: 'company' }, settings.company),
    section(information.title, drawInformation(settings.information)),
    section(rooms.title, settings.rooms.length > 0 ? drawRooms(settings.rooms) : element('p', {}, rooms.none)),
  );
}

const section = (title, content) => element('section', {}, element('h2', {}, title), content);

const drawInformation = (lines) =>
  element(
    'dl',
    {},
    ...lines.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
  );

const drawRooms = (rooms) =>
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
