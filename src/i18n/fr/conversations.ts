import type { Catalogue } from '../en.ts';

export const inThread: Catalogue['inThread'] = {
  staysInTeam: (who) =>
    `${who} ne reçoit pas ce qui s’écrit dans ce fil : cela reste dans votre équipe. Ce rappel revient une fois par jour.`,
  answerBy: (phone) =>
    `Pour répondre par texto, appuyez sur « Répondre au client » sous son texto, ou commencez votre message par >. Vous pouvez aussi appeler au ${phone}.`,
  cardNumber: 'Votre message contient un numéro de carte de paiement. Supprimez-le dès maintenant.',
  cardNumberWhy:
    'Tout le monde dans ce canal peut le lire, et il ne doit être gardé nulle part. Les clients ne paient que par leur lien.',
};

export const answers: Catalogue['answers'] = {
  button: 'Répondre au client',
  again: 'Texter le client',
  title: 'Répondre par texto',
  submit: 'Envoyer le texto',
  refresh: 'Voir le texto',
  close: 'Annuler',
  said: (who, when) => `${who} a texté (${when}) :`,
  answered: (by, when) => `${by} a déjà répondu (${when}) :`,
  overtaken:
    'Une autre personne vient de répondre. Rien n’est encore parti : lisez sa réponse, puis envoyez la vôtre si elle sert encore.',
  reply: { label: 'Modèle de message', own: 'Aucun : votre propre message est envoyé' },
  message: {
    label: 'Votre message',
    hint: 'Votre prénom et le nom de l’entreprise sont mis devant, une fois par tour. Après l’envoi, vous avez quelques secondes pour annuler.',
  },
  heading: (by, who) => `${by} à ${who}`,
  held: 'Part dans quelques secondes',
  queued: 'En route',
  sent: 'Envoyé',
  delivered: 'Remis',
  failed: (why) => `Non remis : ${why}`,
  undone: (by) => `Annulé par ${by} : le client ne reçoit rien`,
  retried: 'Envoyé de nouveau plus bas',
  undo: 'Annuler l’envoi',
  retry: 'Réessayer',
  failedNews: (who, why) => `La réponse à ${who} n’a pas été remise : ${why}`,
  failedNext: 'Appuyez sur « Réessayer » sous la réponse, ou appelez le client.',
  failedForGood: 'Appelez le client.',
  onItsWay: (who) =>
    `Votre texto à ${who} part dans quelques secondes. D’ici là, « Annuler l’envoi » se trouve sous votre texto, dans le fil.`,
  takenBack: (who) => `Annulé : ${who} ne reçoit rien.`,
};
