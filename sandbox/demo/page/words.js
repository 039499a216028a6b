/** Every word of the page around the panes, in French and English. */
import { ui } from './state.js';

const fr = {
  title: 'Démo',
  garage: 'Garage Boréal, un garage inventé',
  now: {
    typed: ({ typed }) => `Essayez ceci : tapez /invoice ${typed} dans Slack ou dans Teams, puis Entrée.`,
    sent: ({ reference }) => `Choisissez ${reference}, lisez le texto qui partira, et envoyez-le.`,
    opened: () => 'Sur le téléphone, ouvrez le lien du texto : la page s’ouvre dans sa propre fenêtre.',
    looked: () => 'Sur la page du client, voyez la facture, puis ouvrez-la en PDF.',
    declined: () => 'Sur la même page, appuyez sur Payer, puis faites d’abord refuser une carte d’essai.',
    paid: () => 'Maintenant, payez avec Apple Pay.',
    told: () => 'Dans le canal, la carte dit « Payé ». Ouvrez les réponses en dessous : l’équipe est avisée.',
    mailed: () => 'Sur la page payée, entrez une adresse courriel : le reçu arrive dans Courriels, sur le téléphone.',
    day: () => 'Voyez la journée : dans Slack, « Accueil de Quittance » en haut à gauche ; dans Teams, son clavardage.',
    settings: () =>
      'Pour finir, tapez /settings, puis Entrée : le logo, les taxes et les mots du garage, que voient ses clients.',
  },
  done: 'C’est tout ! Payé, et l’équipe le sait. Et maintenant ?',
  next: {
    estimate: 'Tapez /estimate RO4842',
    faults: 'Essayez avec une panne',
    other: { slack: 'Refaites-le dans Slack', teams: 'Refaites-le dans Teams' },
    again: 'Recommencez du début',
  },
  steps: {
    typed: 'Demander',
    sent: 'Envoyer',
    opened: 'Ouvrir le texto',
    looked: 'La facture',
    declined: 'Voir un refus',
    paid: 'Payer',
    told: 'Lire l’avis',
    mailed: 'Le reçu',
    day: 'La journée',
    settings: 'Paramètres',
  },
  language: 'Langue de la page',
  guide: 'À essayer en premier',
  tabs: 'Volets',
  views: { chats: 'Clavardage à montrer', side: 'À côté du clavardage', both: 'Les deux' },
  panes: { slack: 'Slack', teams: 'Teams', phone: 'Téléphone', journal: 'Journal' },
  app: { running: 'Quittance fonctionne', starting: 'Quittance redémarre…', stopped: 'Quittance est arrêté' },
  restarts: (count) => (count === 1 ? 'redémarré 1 fois' : `redémarré ${count} fois`),
  lost: 'La démo ne répond plus. Est-elle encore lancée ?',
  loading: 'Un instant…',
  phone: {
    of: 'Le téléphone de',
    choose: 'Choisir un téléphone',
    none: 'Pas encore de texto',
    hint: (first) => `Quand l’équipe enverra une demande à ${first}, elle arrivera ici.`,
    empty: 'Aucun texto',
    programs: 'Ce qui est ouvert sur le téléphone',
    texts: 'Textos',
    mails: 'Courriels',
    noMail:
      'Pas encore de courriel. Une fois la demande payée, faites-vous envoyer la facture et le reçu depuis sa page.',
    kilobytes: 'ko',
    write: 'Message texte',
    attach: 'Texter une photo',
    photo: 'Photo',
    off: 'Éteindre ce téléphone',
    on: 'Allumer ce téléphone',
    send: 'Envoyer le texto',
    opens: 'Le lien s’ouvre dans une fenêtre de la taille d’un téléphone.',
    unread: (count) => (count === 1 ? '1 texto non lu' : `${count} textos non lus`),
    landline: 'Une ligne fixe : elle ne reçoit pas de textos.',
    unreachable: 'Ce téléphone est éteint : les textos n’y arrivent pas.',
    'opted-out': 'Cette personne a demandé de ne plus recevoir de textos.',
    you: 'Vous',
  },
  journal: {
    title: 'Ce qui circule',
    all: 'Tout',
    page: 'Client',
    mail: 'Courriel',
    empty: 'Rien encore de ce côté. Tout ce que Quittance échange avec l’extérieur paraîtra ici.',
    waiting: 'en attente…',
    noAnswer: 'sans réponse',
    request: 'Envoyé',
    answer: 'Répondu',
    clear: 'Voir les octets',
  },
  faults: {
    title: 'Et si…',
    'slack-slow': 'Slack met 2 secondes à répondre',
    'teams-slow': 'Teams met 2 secondes à répondre',
    'teams-down': 'Teams est en panne (502)',
    'teams-refuses': 'Teams bloque Quittance (403)',
    'twilio-down': 'Twilio est en panne (503)',
    'twilio-busy': 'Twilio est débordé (429)',
    'twilio-slow': 'Twilio met 4 secondes à répondre',
    'answers-lost': 'une réponse sur deux se perd',
    'webhooks-twice': 'tout arrive en double et en désordre',
    hour: 'Avancer l’horloge d’une heure',
    jump: 'Avancer l’horloge de trois jours',
    expire: 'Faire expirer le dernier lien',
    refund: 'Rembourser le dernier paiement dans Stripe',
    'refund-failed': 'Faire échouer le dernier remboursement',
    dispute: 'Contester le dernier paiement à la banque',
    'debit-back': 'Faire revenir le dernier prélèvement bancaire',
    payout: 'Faire arriver un virement de Stripe à la banque',
    'payout-failed': 'Faire refuser le dernier virement par la banque',
    'order-changed': 'Ajouter des travaux',
    'order-closed': 'Fermer le bon de travail',
    'order-voided': 'Annuler le bon de travail',
    'order-paid': 'Encaisser au comptoir',
    dealer: (reference) => `Dans CDK, sur ${reference}`,
    kill: 'Couper le courant de Quittance',
    killing: 'Quittance revient…',
  },
};

const en = {
  title: 'Demo',
  garage: 'Garage Boréal, an invented garage',
  now: {
    typed: ({ typed }) => `Try this: type /invoice ${typed} in Slack or in Teams, then press Enter.`,
    sent: ({ reference }) => `Choose ${reference}, read the text that will go out, and send it.`,
    opened: () => 'On the phone, open the link in the text: the page gets a window of its own.',
    looked: () => 'On the customer’s page, see the invoice, then open it as a PDF.',
    declined: () => 'On the same page, press Pay, and get a test card declined first.',
    paid: () => 'Now pay with Apple Pay.',
    told: () => 'In the channel, the card says “Paid”. Open the replies below it: the team has been told.',
    mailed: () => 'On the paid page, enter an e-mail address: the receipt arrives under E-mails, on the phone.',
    day: () => 'See the day: in Slack, “Quittance home” at the top left; in Teams, the app’s own chat.',
    settings: () => 'Last, type /settings, then Enter: the garage’s logo, taxes and words, which its customers see.',
  },
  done: 'That’s it: paid, and the team knows. What next?',
  next: {
    estimate: 'Type /estimate RO4841',
    faults: 'Try it with a fault',
    other: { slack: 'Do it again in Slack', teams: 'Do it again in Teams' },
    again: 'Start over',
  },
  steps: {
    typed: 'Ask',
    sent: 'Send',
    opened: 'Open the text',
    looked: 'The invoice',
    declined: 'See it declined',
    paid: 'Pay',
    told: 'Read the news',
    mailed: 'The receipt',
    day: 'The day',
    settings: 'Settings',
  },
  language: 'Language of the page',
  guide: 'What to try first',
  tabs: 'Panes',
  views: { chats: 'Chats to show', side: 'Beside the chats', both: 'Both' },
  panes: { slack: 'Slack', teams: 'Teams', phone: 'Phone', journal: 'Log' },
  app: { running: 'Quittance is running', starting: 'Quittance is starting again…', stopped: 'Quittance is down' },
  restarts: (count) => (count === 1 ? 'restarted once' : `restarted ${count} times`),
  lost: 'The demo does not answer any more. Is it still running?',
  loading: 'One moment…',
  phone: {
    programs: 'What is open on the phone',
    texts: 'Texts',
    mails: 'E-mails',
    noMail: 'No e-mail yet. Once the request is paid, have the invoice and the receipt sent from its page.',
    kilobytes: 'KB',
    of: 'The phone of',
    choose: 'Choose a phone',
    none: 'No text yet',
    hint: (first) => `When the team sends ${first} a request, it arrives here.`,
    empty: 'No texts',
    write: 'Text message',
    attach: 'Text a photo',
    photo: 'Photo',
    off: 'Switch this phone off',
    on: 'Switch this phone on',
    send: 'Send the text',
    opens: 'The link opens in a window the size of a phone.',
    unread: (count) => (count === 1 ? '1 unread text' : `${count} unread texts`),
    landline: 'A landline: it gets no texts.',
    unreachable: 'This phone is switched off: texts do not arrive.',
    'opted-out': 'This person asked for no more texts.',
    you: 'You',
  },
  journal: {
    title: 'What travels',
    all: 'All',
    page: 'Customer',
    mail: 'E-mail',
    empty: 'Nothing here yet. Whatever Quittance exchanges with the outside will show up here.',
    waiting: 'waiting…',
    noAnswer: 'no answer',
    request: 'Sent',
    answer: 'Answered',
    clear: 'See the bytes',
  },
  faults: {
    title: 'What if…',
    'slack-slow': 'Slack takes 2 seconds to answer',
    'teams-slow': 'Teams takes 2 seconds to answer',
    'teams-down': 'Teams is down (502)',
    'teams-refuses': 'Teams blocks Quittance (403)',
    'twilio-down': 'Twilio is down (503)',
    'twilio-busy': 'Twilio is too busy (429)',
    'twilio-slow': 'Twilio takes 4 seconds to answer',
    'answers-lost': 'every other answer gets lost',
    'webhooks-twice': 'everything arrives twice, out of order',
    hour: 'Turn the clock one hour on',
    jump: 'Turn the clock three days on',
    expire: 'Let the latest link expire',
    refund: 'Refund the last payment in Stripe',
    'refund-failed': 'Let the last refund fail',
    dispute: 'Dispute the last payment at the bank',
    'debit-back': 'Let the last bank debit come back',
    payout: 'Let a payout from Stripe reach the bank',
    'payout-failed': 'Let the bank send the last payout back',
    'order-changed': 'Add work',
    'order-closed': 'Close the repair order',
    'order-voided': 'Void the repair order',
    'order-paid': 'Take the payment at the counter',
    dealer: (reference) => `In CDK, on ${reference}`,
    kill: 'Pull the plug on Quittance',
    killing: 'Quittance is coming back…',
  },
};

const ALL = { fr, en };
/** The words of the page's language. */
export const words = () => ALL[ui.language];

const LOCALES = { fr: 'fr-CA', en: 'en-CA' };
/** Where the garage is, wherever one looks at it from: the cards say the same time. */
const timeZone = 'America/Toronto';
const formats = new Map();

/** A time of day, in a language; milliseconds since the epoch. */
export const timeIn = (language, at, options = { hour: 'numeric', minute: '2-digit' }) =>
  format(LOCALES[language], { hour12: language === 'en', ...options }, at);

/** A number of this continent as it is written in a language; `e164` as it is where it is none. */
export const phoneIn = (language, e164) =>
  e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, language === 'fr' ? '$1\u00a0$2-$3' : '($1)\u00a0$2-$3');

/** Of the first two parts of a name. */
export const initials = (name) =>
  name
    .split(/[\s’-]+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('');

/** To the second, for a log, as the language of the page tells the time: `13 h 05 min 09 s`, `1:05:09 p.m.`. */
export const clockTime = (at) => timeIn(ui.language, at, { hour: 'numeric', minute: '2-digit', second: '2-digit' });

function format(locale, options, at) {
  const name = `${locale} ${JSON.stringify(options)}`;
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  return formats.get(name).format(new Date(at));
}
