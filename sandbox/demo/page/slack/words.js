/** What the Slack pane says by itself, in the language of the member one is. */
import { ui, world } from '../state.js';

const fr = {
  you: 'Vous êtes',
  channels: 'Canaux',
  direct: 'Applications',
  home: (app) => `Accueil de ${app}`,
  opening: 'Ouverture…',
  app: 'APP',
  onlyYou: 'Visible uniquement par vous',
  edited: '(modifié)',
  broadcast: 'a répondu dans un fil :',
  replies: (count) => (count === 1 ? '1 réponse' : `${count} réponses`),
  last: (time) => `Dernière réponse à ${time}`,
  thread: 'Fil de discussion',
  close: 'Fermer',
  members: (count) => `${count} membres`,
  unread: (count) => (count === 1 ? 'une mention non lue' : `${count} mentions non lues`),
  write: (channel) => `Envoyer un message dans #${channel}`,
  writeDirect: (name) => `Envoyer un message à ${name}`,
  answer: 'Répondre…',
  send: 'Envoyer',
  more: 'Plus d’actions',
  commands: 'Commandes',
  waiting: 'Envoi…',
  updating: 'Mise à jour…',
  optional: '(facultatif)',
  choose: 'Choisir une option',
  search: 'Rechercher',
  searching: 'Recherche…',
  nothing: 'Aucun résultat',
  noOptions: 'Les options n’ont pas pu être chargées.',
  clear: 'Effacer le choix',
  cancel: 'Annuler',
  noAnswer: 'L’application n’a pas répondu à temps.',
  empty: (channel) => `C’est le tout début de #${channel}.`,
  emptyDirect: (name) => `C’est le tout début de vos messages avec ${name}.`,
};

const en = {
  you: 'You are',
  channels: 'Channels',
  direct: 'Apps',
  home: (app) => `${app} home`,
  opening: 'Opening…',
  app: 'APP',
  onlyYou: 'Only visible to you',
  edited: '(edited)',
  broadcast: 'replied to a thread:',
  replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
  last: (time) => `Last reply at ${time}`,
  thread: 'Thread',
  close: 'Close',
  members: (count) => `${count} members`,
  unread: (count) => (count === 1 ? 'one unread mention' : `${count} unread mentions`),
  write: (channel) => `Message #${channel}`,
  writeDirect: (name) => `Message ${name}`,
  answer: 'Reply…',
  send: 'Send',
  more: 'More actions',
  commands: 'Commands',
  waiting: 'Sending…',
  updating: 'Updating…',
  optional: '(optional)',
  choose: 'Select an option',
  search: 'Search',
  searching: 'Searching…',
  nothing: 'No results',
  noOptions: 'The options could not be loaded.',
  clear: 'Clear the choice',
  cancel: 'Cancel',
  noAnswer: 'The app did not answer in time.',
  empty: (channel) => `This is the very beginning of #${channel}.`,
  emptyDirect: (name) => `This is the very beginning of your messages with ${name}.`,
};

/** What Slack says by itself is English in the stand-in; to whom reads French, its client says it in French. */
const OWN_WORDS = [
  [/^Please complete this required field\.$/, 'Veuillez remplir ce champ obligatoire.'],
  [
    /^Must be at (most|least) (\d+) characters\.$/,
    (_, how, count) => `${count} caractères ${how === 'most' ? 'au plus' : 'au moins'}.`,
  ],
  [/^We had some trouble connecting\. Try again\?$/, 'La connexion a échoué. Voulez-vous réessayer ?'],
  [/^(\S+) failed with the error "(.+)"$/, (_, command, error) => `${command} a échoué avec l’erreur « ${error} ».`],
  [
    /^(\S+) is not supported in threads\. Sorry!$/,
    (_, command) => `${command} ne fonctionne pas dans un fil. Désolé !`,
  ],
];

export function saidBySlack(text) {
  if (me().tongue !== 'fr') return text;
  const [pattern, french] = OWN_WORDS.find(([known]) => known.test(text)) ?? [];
  return pattern ? text.replace(pattern, french) : text;
}

/** The member one is in Slack. */
export const me = () => world.state.slack.people.find(({ id }) => id === ui.me);
export const slackWords = () => (me().tongue === 'fr' ? fr : en);
