/** What travelled, as sentences: `kind` as the server names it. */
import { TEAMS } from './journal-words-teams.js';
import { ui } from './state.js';
import { phoneIn } from './words.js';

const METHODS = {
  fr: {
    'auth.test': 'Qui suis-je ?',
    'users.info': 'Qui est-ce, et dans quelle langue lui parler ?',
    'views.open': 'Ouvre le formulaire',
    'views.update': 'Met le formulaire à jour',
    'chat.postMessage': (a) => `Publie la carte : ${a.said}`,
    'chat.postMessage.thread': (a) => `Annonce dans le fil : ${a.said}`,
    'chat.update': (a) => `Change la carte : ${a.said}`,
    'chat.postEphemeral': 'Répond en privé',
    'conversations.history': 'Vérifie si le message est déjà là',
    'conversations.replies': 'Vérifie si la réponse est déjà dans le fil',
    'conversations.info': 'Quel est ce canal ?',
    'views.publish': 'Affiche l’accueil de l’application',
  },
  en: {
    'auth.test': 'Who am I?',
    'users.info': 'Who is this, and in which language do they read?',
    'views.open': 'Opens the form',
    'views.update': 'Redraws the form',
    'chat.postMessage': (a) => `Posts the card: ${a.said}`,
    'chat.postMessage.thread': (a) => `Tells the thread: ${a.said}`,
    'chat.update': (a) => `Changes the card: ${a.said}`,
    'chat.postEphemeral': 'Answers in private',
    'conversations.history': 'Looks whether the message is there already',
    'conversations.replies': 'Looks whether the reply is in the thread already',
    'conversations.info': 'Which channel is this?',
    'views.publish': 'Shows the app’s home',
  },
};

const EVENTS = {
  fr: {
    'checkout.session.completed': 'La page de paiement est terminée',
    'checkout.session.expired': 'La page de paiement est fermée',
    'checkout.session.async_payment_succeeded': 'Le paiement différé a réussi',
    'checkout.session.async_payment_failed': 'Le paiement différé a échoué',
    'charge.failed': 'La carte est refusée',
    'charge.succeeded': 'La carte est débitée',
    'payment_intent.created': 'Un paiement commence',
    'payment_intent.payment_failed': 'Le paiement est refusé',
    'payment_intent.requires_action': 'La banque veut une confirmation',
    'payment_intent.succeeded': 'Le paiement a réussi',
    'payment_intent.processing': 'Le paiement est en cours',
  },
  en: {
    'checkout.session.completed': 'The payment page is completed',
    'checkout.session.expired': 'The payment page is closed',
    'checkout.session.async_payment_succeeded': 'The delayed payment succeeded',
    'checkout.session.async_payment_failed': 'The delayed payment failed',
    'charge.failed': 'The card was declined',
    'charge.succeeded': 'The card was charged',
    'payment_intent.created': 'A payment begins',
    'payment_intent.payment_failed': 'The payment was declined',
    'payment_intent.requires_action': 'The bank wants a confirmation',
    'payment_intent.succeeded': 'The payment succeeded',
    'payment_intent.processing': 'The payment is under way',
  },
};

const STATUSES = {
  fr: {
    queued: 'en file',
    sending: 'en route',
    sent: 'envoyé',
    delivered: 'remis',
    undelivered: 'non remis',
    failed: 'échoué',
  },
  en: {
    queued: 'queued',
    sending: 'on its way',
    sent: 'sent',
    delivered: 'delivered',
    undelivered: 'not delivered',
    failed: 'failed',
  },
};

/** What Slack tells of, by its own names. */
const SLACK_EVENTS = {
  fr: {
    app_home_opened: 'Quelqu’un ouvre l’accueil de Quittance',
    app_uninstalled: 'Quittance est retiré de Slack',
    channel_archive: 'Un canal est archivé',
    channel_unarchive: 'Un canal archivé est rouvert',
    channel_rename: 'Un canal change de nom',
    member_joined_channel: 'Quelqu’un se joint au canal',
    member_left_channel: 'Quelqu’un quitte le canal',
  },
  en: {
    app_home_opened: 'Somebody opens Quittance home',
    app_uninstalled: 'Quittance is removed from Slack',
    channel_archive: 'A channel is archived',
    channel_unarchive: 'An archived channel is open again',
    channel_rename: 'A channel is renamed',
    member_joined_channel: 'Somebody joins the channel',
    member_left_channel: 'Somebody leaves the channel',
  },
};

const MEANS = {
  fr: { card: 'par carte', apple_pay: 'avec Apple Pay', google_pay: 'avec Google Pay', bank: 'par débit bancaire' },
  en: { card: 'by card', apple_pay: 'with Apple Pay', google_pay: 'with Google Pay', bank: 'by bank debit' },
};

const fr = {
  'slack.command': (a) => `${a.who} tape ${a.typed}`,
  'slack.pressed': (a) => `${a.who} appuie sur « ${a.button} »`,
  'slack.block_actions': (a) => `${a.who} remplit le formulaire`,
  'slack.block_suggestion': (a) =>
    a.typed ? `${a.who} cherche « ${a.typed} »` : `${a.who} ouvre la liste des clients`,
  'slack.message_action': (a) => `${a.who} choisit une action dans le menu d’un message`,
  'slack.view_submission': (a) => `${a.who} envoie le formulaire`,
  'slack.view_closed': (a) => `${a.who} ferme le formulaire`,
  'slack.event': (a) => SLACK_EVENTS.fr[a.type] ?? `Événement : ${a.type}`,
  'slack.file': 'Va chercher le fichier choisi',
  'slack.said': (a) => `${a.who} écrit : ${a.said}`,
  'twilio.inbound': (a) => `${a.who} texte : « ${a.said} »`,
  'twilio.status': (a) => `Texto à ${a.who} : ${STATUSES.fr[a.status] ?? a.status}`,
  'twilio.send': (a) => `Envoie un texto à ${a.who}`,
  'twilio.look': 'Vérifie si le texto est déjà parti',
  'twilio.missed': 'Relit ce que les clients ont texté',
  'twilio.state': 'Demande où en est un texto',
  'mail.letter': (a) => `Remet un courriel pour ${a.to} : ${a.subject}`,
  'cdk.sign-in': 'S’identifie auprès de CDK',
  'cdk.customers': 'Lit les clients dans CDK',
  'cdk.orders': 'Lit les bons de travail dans CDK',
  'cdk.settle': (a) => `Inscrit le paiement de ${a.order} dans CDK`,
  'cdk.settled': 'Vérifie si CDK a inscrit le paiement',
  'stripe.open': 'Prépare la page de paiement',
  'stripe.expire': 'Ferme la page de paiement',
  'stripe.look': 'Relit ce qui a été payé',
  'stripe.event': (a) => EVENTS.fr[a.type] ?? `Événement : ${a.type}`,
  'customer.opens': 'Ouvre le lien',
  'customer.returns': 'Revient de la page de paiement',
  'customer.seen': 'Voit la page',
  'customer.reads': 'Regarde l’estimation',
  'customer.answer': 'Répond à l’estimation',
  'customer.estimate': 'Ouvre l’estimation en PDF',
  'customer.deposit': 'Va payer l’acompte',
  'customer.checkout': 'Appuie sur Payer',
  'customer.link': 'Demande un nouveau lien',
  'customer.invoice': 'Ouvre la facture en PDF',
  'customer.receipt': 'Ouvre le reçu en PDF',
  'customer.part': 'Choisit un autre montant à payer',
  'customer.papers': 'Demande la facture et le reçu par courriel',
  'customer.pays': (a) => `Paie ${MEANS.fr[a.by] ?? ''}`,
  'customer.challenge': (a) =>
    a.answer === 'complete' ? 'Confirme à sa banque (3-D Secure)' : 'Échoue à la vérification de sa banque',
  'customer.hosted': 'Voit la page de paiement sécurisée',
};

const en = {
  'slack.command': (a) => `${a.who} types ${a.typed}`,
  'slack.pressed': (a) => `${a.who} presses “${a.button}”`,
  'slack.block_actions': (a) => `${a.who} fills in the form`,
  'slack.block_suggestion': (a) =>
    a.typed ? `${a.who} looks for “${a.typed}”` : `${a.who} opens the list of customers`,
  'slack.message_action': (a) => `${a.who} chooses an action in the menu of a message`,
  'slack.view_submission': (a) => `${a.who} submits the form`,
  'slack.view_closed': (a) => `${a.who} closes the form`,
  'slack.event': (a) => SLACK_EVENTS.en[a.type] ?? `Event: ${a.type}`,
  'slack.file': 'Fetches the file that was chosen',
  'slack.said': (a) => `${a.who} writes: ${a.said}`,
  'twilio.inbound': (a) => `${a.who} texts: “${a.said}”`,
  'twilio.status': (a) => `Text to ${a.who}: ${STATUSES.en[a.status] ?? a.status}`,
  'twilio.send': (a) => `Sends ${a.who} a text`,
  'twilio.look': 'Looks whether the text has gone already',
  'twilio.missed': 'Reads again what customers texted',
  'twilio.state': 'Asks how far a text has got',
  'mail.letter': (a) => `Hands over an e-mail for ${a.to}: ${a.subject}`,
  'cdk.sign-in': 'Signs in at CDK',
  'cdk.customers': 'Reads the customers in CDK',
  'cdk.orders': 'Reads the repair orders in CDK',
  'cdk.settle': (a) => `Enters the payment of ${a.order} in CDK`,
  'cdk.settled': 'Looks whether CDK has entered the payment',
  'stripe.open': 'Prepares the payment page',
  'stripe.expire': 'Closes the payment page',
  'stripe.look': 'Reads again what was paid',
  'stripe.event': (a) => EVENTS.en[a.type] ?? `Event: ${a.type}`,
  'customer.opens': 'Opens the link',
  'customer.returns': 'Comes back from the payment page',
  'customer.seen': 'Sees the page',
  'customer.reads': 'Looks at the estimate',
  'customer.answer': 'Answers the estimate',
  'customer.estimate': 'Opens the estimate as PDF',
  'customer.deposit': 'Goes to pay the deposit',
  'customer.checkout': 'Presses Pay',
  'customer.link': 'Asks for a new link',
  'customer.invoice': 'Opens the invoice as PDF',
  'customer.receipt': 'Opens the receipt as PDF',
  'customer.part': 'Chooses another amount to pay',
  'customer.papers': 'Asks for the invoice and the receipt by e-mail',
  'customer.pays': (a) => `Pays ${MEANS.en[a.by] ?? ''}`,
  'customer.challenge': (a) =>
    a.answer === 'complete' ? 'Confirms to the bank (3-D Secure)' : 'Fails the bank’s check',
  'customer.hosted': 'Sees the secure payment page',
};

const SENTENCES = { fr: { ...METHODS.fr, ...fr, ...TEAMS.fr }, en: { ...METHODS.en, ...en, ...TEAMS.en } };

/** The sentence for a line; a call nobody wrote one for is named as it is. */
export function sentence({ kind, about }) {
  const say = SENTENCES[ui.language][kind] ?? SENTENCES[ui.language][about.method];
  const told = about.who ? { ...about, who: phoneIn(ui.language, about.who) } : about;
  return typeof say === 'function' ? say(told) : (say ?? about.method ?? kind);
}
