/**
 * The part of Teams that shows a tab: speaks the protocol of teams-js with the page in the frame. What the address says:
 * `tab` (the page's address), `user`, `theme`, `frame` (`content`, or `settings` while a tab is added), `deny` (why no
 * token is given), `bare` (nothing but the tab).
 */
const asked = new URLSearchParams(window.location.search);
const tab = new URL(asked.get('tab'));
const frame = document.querySelector('iframe');
const { theme, save } = document.forms[0].elements;
const said = document.querySelector('output');
const inSettings = asked.get('frame') === 'settings';
const listensTo = new Set();

/** What this client can do, as Teams tells at the start. */
const RUNTIME = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { pages: { appButton: {}, tabs: {}, config: {}, backStack: {} }, app: {}, teamsCore: {} },
};

const tell = (message) => frame.contentWindow.postMessage(message, tab.origin);
const event = (func, ...args) => tell({ func, args });

async function person() {
  const answer = await fetch(`/host/person?${asked}`);
  return answer.json();
}

/** Gives the arguments of the answer; undefined for what is not answered. */
const answers = {
  initialize: () => [inSettings ? 'settings' : 'content', 'web', JSON.stringify(RUNTIME), '2.0.1'],
  async getContext() {
    const { token: _, ...context } = await person();
    return [{ ...context, theme: theme.value, frameContext: inSettings ? 'settings' : 'content', hostName: 'Teams' }];
  },
  async 'authentication.getAuthToken'() {
    if (asked.has('deny')) return [false, asked.get('deny')];
    return [true, (await person()).token];
  },
  registerHandler: (name) => void listensTo.add(name),
  'settings.setValidityState': (valid) => {
    save.disabled = !valid;
  },
  'settings.setSettings': (settings) => {
    said.dataset.settings = JSON.stringify(settings);
    return [true];
  },
  'settings.save.success': () => {
    said.textContent = 'Saved';
  },
  'settings.save.failure': (reason) => {
    said.textContent = `Not saved: ${reason}`;
  },
  // Teams opens its own addresses in place: whoever shows this page is told.
  executeDeepLink: (link) => openLink(link),
  'appInitialization.success': () => {
    said.dataset.ready = 'true';
  },
};

function openLink(link) {
  window.parent.postMessage({ openLink: link }, '*');
  return [true];
}

window.addEventListener('message', async ({ data, origin, source }) => {
  if (source !== frame.contentWindow || origin !== tab.origin) return;
  const args = await answers[data.func]?.(...(data.args ?? []));
  if (args) tell({ id: data.id, uuidAsString: data.uuidAsString, args });
});

theme.value = asked.get('theme') ?? 'default';
theme.addEventListener('change', () => {
  if (listensTo.has('themeChange')) event('themeChange', theme.value);
});
document.forms[0].hidden = asked.has('bare');
save.hidden = !inSettings;
save.addEventListener('click', () => event('settings.save', {}));
frame.src = tab.href;
