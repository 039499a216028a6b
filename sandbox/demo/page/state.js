/** What the page knows: the world as the server tells it, and what only this page remembers. */

/** The latest state of the world, and the lines of the event log by id. */
export const world = { state: undefined, lines: new Map(), connected: false };

/** What is chosen, typed and open on this page. */
export const ui = {
  language: startLanguage(),
  /** On a narrow screen: the one pane that is shown. On a wide one: which chats, and what stands beside them. */
  pane: 'slack',
  chats: 'both',
  side: 'phone',
  /** In Slack: who one is, which channel and thread one looks at. */
  me: undefined,
  channel: undefined,
  thread: undefined,
  /** The message in Slack whose menu is open. */
  messageMenu: undefined,
  /** In Teams: who one is, which room one looks at and which tab of it, the post one replies to, the menu that is open. */
  teams: { me: undefined, room: undefined, tab: undefined, replying: undefined, menu: undefined },
  /** In the phone: whose it is, whether the list of phones is open, how many texts were seen on each. */
  owner: undefined,
  choosing: false,
  read: {},
  /** Which of the phone's programs is open, and how many e-mails were seen. */
  program: 'texts',
  mailsRead: 0,
  drafts: {},
  /** In the event log. */
  filter: 'all',
  details: new Map(),
  /** What waits for an answer, by a name of its own. */
  busy: new Set(),
  failed: new Set(),
  confirm: undefined,
};

function startLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  return asked === 'en' || asked === 'fr' ? asked : navigator.language.startsWith('en') ? 'en' : 'fr';
}

let view;
let due = false;

/** Says what to draw. */
export function drawWith(render) {
  view = render;
}

/** Draws soon, once for all that changes meanwhile. */
export function draw() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    if (world.state) view();
  });
}

/** Changes what the page remembers, and draws. */
export function change(changes) {
  Object.assign(ui, changes);
  draw();
}

/** Does something in the world; gives what came of it, or `{ error }`. `busy` names it while it waits. */
export async function act(deed, told = {}, busy = deed) {
  ui.busy.add(busy);
  draw();
  try {
    const response = await fetch(`/do/${deed}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(told),
    });
    return await response.json();
  } catch (error) {
    return { error: String(error) };
  } finally {
    ui.busy.delete(busy);
    draw();
  }
}

/** Asks for everything about a line of the event log, and shows it. */
export async function openLine(id) {
  const response = await fetch(`/lines/${id}`);
  ui.details.set(id, await response.json());
  draw();
}

/** Listens to the server, for as long as the page is open. */
export function listen(onState) {
  const source = new EventSource('/events');
  source.addEventListener('state', ({ data }) => {
    const before = world.state;
    world.state = JSON.parse(data);
    world.connected = true;
    onState(world.state, before);
    draw();
  });
  source.addEventListener('lines', ({ data }) => {
    for (const line of JSON.parse(data)) {
      world.lines.set(line.id, line);
      // An opened line that has got its answer since is asked for again.
      if (line.end && ui.details.get(line.id) && !ui.details.get(line.id).answer) openLine(line.id);
    }
    draw();
  });
  source.onerror = () => {
    world.connected = false;
    draw();
  };
  source.onopen = () => {
    world.lines.clear();
  };
}
