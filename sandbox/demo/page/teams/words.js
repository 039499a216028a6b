/** What Teams says by itself, in the language of the person one is there. */
import { draw, ui, world } from '../state.js';

const fr = {
  you: 'Vous êtes',
  chats: 'Conversations',
  rooms: 'Canaux et conversations',
  general: 'Général',
  posts: 'Publications',
  chat: 'Conversation',
  tabs: 'Onglets',
  app: 'APP',
  onlyYou: 'Vous seul pouvez voir ce message',
  edited: 'Modifié',
  reply: 'Répondre',
  replyHere: 'Répondre',
  close: 'Fermer',
  write: 'Tapez un message',
  post: 'Démarrer une publication',
  send: 'Envoyer',
  commands: 'Commandes',
  mentions: 'Mentions',
  apps: 'Actions et applications',
  more: 'Plus d’options',
  waiting: 'Envoi…',
  opening: 'Ouverture…',
  loading: 'Chargement…',
  search: 'Rechercher',
  searching: 'Recherche…',
  nothing: 'Aucun résultat',
  noOptions: 'Les résultats n’ont pas pu être chargés.',
  gone: 'Cette carte a changé entre-temps.',
  empty: (room) => `Voici le tout début de ${room}.`,
  members: (count) => `${count} personnes`,
  unread: (count) => (count === 1 ? 'une mention non lue' : `${count} mentions non lues`),
  mentioned: (app, room) => `${app} vous a mentionné dans ${room}`,
};

const en = {
  you: 'You are',
  chats: 'Chats',
  rooms: 'Channels and chats',
  general: 'General',
  posts: 'Posts',
  chat: 'Chat',
  tabs: 'Tabs',
  app: 'APP',
  onlyYou: 'Only you can see this message',
  edited: 'Edited',
  reply: 'Reply',
  replyHere: 'Reply',
  close: 'Close',
  write: 'Type a message',
  post: 'Start a post',
  send: 'Send',
  commands: 'Commands',
  mentions: 'Mentions',
  apps: 'Actions and apps',
  more: 'More options',
  waiting: 'Sending…',
  opening: 'Opening…',
  loading: 'Loading…',
  search: 'Search',
  searching: 'Searching…',
  nothing: 'No results',
  noOptions: 'The results could not be loaded.',
  gone: 'This card has changed meanwhile.',
  empty: (room) => `This is the very beginning of ${room}.`,
  members: (count) => `${count} people`,
  unread: (count) => (count === 1 ? 'one unread mention' : `${count} unread mentions`),
  mentioned: (app, room) => `${app} mentioned you in ${room}`,
};

/** What Teams says by itself is English in the stand-in; to whom reads French, its client says it in French. */
const OWN_WORDS = {
  'Unable to reach app. Please try again.': 'Impossible de joindre l’application. Veuillez réessayer.',
  'Something went wrong. Please try again.': 'Une erreur s’est produite. Veuillez réessayer.',
};

/** The person one is in Teams. */
export const me = () => world.state.teams.people.find(({ id }) => id === ui.teams.me);
export const teamsWords = () => (me().tongue === 'fr' ? fr : en);
export const saidByTeams = (text) => (me().tongue === 'fr' && OWN_WORDS[text]) || text;

export const roomOf = (id) => world.state.teams.rooms.find((room) => room.id === id);

/** A room as its client names it: the General channel in its own language, the chat with the app after the app. */
export function roomName({ id, kind, name, teamId }) {
  if (kind === 'personal') return world.state.teams.app.name;
  return id === teamId ? teamsWords().general : name;
}

/** What Teams lists of the app, in the language of the person one is. */
export const commands = () => world.state.teams.commands[me().tongue];

/** Changes what the page remembers of Teams, and draws. */
export function changeTeams(changes) {
  Object.assign(ui.teams, changes);
  draw();
}
