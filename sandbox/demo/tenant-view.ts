/** Teams as the page draws it: rooms, messages with their cards, and what each person has on the screen. */
import { mentionsIn } from '../teams/mentions.ts';
import type { Message } from '../teams/model.ts';
import type { Teams } from '../teams/teams.ts';
import { TEAMS_STAFF } from './garage.ts';
import { TEAMS_COMMANDS, tabsAt } from './teams-commands.ts';
import type { Vendors } from './vendors.ts';

/** The page draws a dialog anew when its number changes. */
const numbers = new WeakMap<object, number>();
let last = 0;
function numberOf(shown: object): number {
  const number = numbers.get(shown) ?? ++last;
  numbers.set(shown, number);
  return number;
}

export function tenantView({ teams, tabHost, publicUrl }: Pick<Vendors, 'teams' | 'tabHost' | 'publicUrl'>) {
  const rooms = teams.rooms();
  const installed = new Set([...teams.teams(), ...rooms].filter((place) => place.installed).map(({ id }) => id));
  return {
    app: teams.bot,
    commands: TEAMS_COMMANDS,
    tabs: tabsAt(publicUrl),
    tabHost,
    people: TEAMS_STAFF.map(({ id, name, locale }) => ({ id, name, tongue: locale?.slice(0, 2) })),
    teams: teams.teams().map(({ id, name }) => ({ id, name })),
    rooms: rooms.map(({ id, kind, name, teamId, members }) => ({
      ...{ id, kind, name, teamId, members },
      hasApp: installed.has(teamId ?? id),
    })),
    messages: Object.fromEntries(rooms.map(({ id }) => [id, messagesIn(teams, id)])),
    dialogs: Object.fromEntries(TEAMS_STAFF.map(({ id }) => [id, dialogOf(teams, id)])),
    notices: Object.fromEntries(TEAMS_STAFF.map(({ id }) => [id, teams.notices(id)])),
  };
}

/** Everybody's messages and the ones that a single person sees, oldest first. */
function messagesIn(teams: Teams, room: string) {
  const shared = teams.messages(room).flatMap(({ id }) => teams.thread(room, id));
  const targeted = TEAMS_STAFF.flatMap(({ id }) => teams.targeted(id, room));
  return [...shared, ...targeted]
    .sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id))
    .map((one) => drawn(teams, one));
}

/** By their own id or the directory's. */
const personWith = (id: string) => TEAMS_STAFF.find((one) => one.id === id || one.aadObjectId === id)?.id ?? id;

function drawn(teams: Teams, message: Message) {
  const { id, room, root, from, fromApp, onlyFor, at, text, card, versions, cardsFor } = message;
  return {
    ...{ id, room, root, from, fromApp, onlyFor, at, text, card },
    version: versions.length,
    mentions: mentionsIn(message).map(personWith),
    /** What stands there for one person alone. */
    own: Object.fromEntries([...cardsFor].map(([user, own]) => [user, { card: own, number: numberOf(own) }])),
    unfolded: card ? unfolded(teams, message) : {},
  };
}

/** Which parts of a card each person has shown or hidden. */
function unfolded(teams: Teams, { id: message, room, onlyFor }: Message) {
  const { members } = teams.rooms().find(({ id }) => id === room) ?? { members: [] };
  const viewers = onlyFor ? [onlyFor] : members;
  return Object.fromEntries(viewers.map((user) => [user, teams.form(user, { room, message }).shown]));
}

function dialogOf(teams: Teams, user: string) {
  const dialog = teams.dialog(user);
  if (!dialog) return undefined;
  const { title, card, notice, state } = dialog;
  return { number: numberOf(dialog), ...{ title, card, notice }, shown: state.shown };
}
