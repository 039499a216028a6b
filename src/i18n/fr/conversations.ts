import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const inThread: Catalogue['inThread'] = {
  staysInTeam: (who) =>
    `${who} ne reçoit pas ce qui s’écrit dans ce fil : cela reste dans votre équipe. Ce rappel revient une fois par jour.`,
  answerBy: (phone) =>
    `Pour répondre par texto, appuyez sur « Répondre au client » sous son texto, ou commencez votre message par >. Vous pouvez aussi appeler au ${phone}.`,
  unsendable: (who) => `${who} ne veut plus recevoir de textos : rien de ce qui s’écrit ici ne peut être envoyé.`,
  unsendableNext: (phone) =>
    `Appelez au ${phone}. Seule cette personne peut changer cela, en textant START à votre numéro. Ce rappel revient une fois par jour.`,
  liveOver: (who) =>
    `Ceci n’a pas été envoyé à ${who} : rien n’a été écrit pendant 30 minutes, et le mode direct est terminé. Relancez-le sous le premier message du fil, ou commencez votre message par >.`,
  cardNumber: 'Votre message contient un numéro de carte de paiement. Supprimez-le dès maintenant.',
  cardNumberSplit:
    'Vos derniers messages, mis bout à bout, contiennent un numéro de carte de paiement. Supprimez-les dès maintenant.',
  cardNumberWhy:
    'Tout le monde dans ce canal peut le lire, et il ne doit être gardé nulle part. Les clients ne paient que par leur lien.',
};

export const answers: Catalogue['answers'] = {
  button: 'Répondre au client',
  invoice: 'Envoyer une facture',
  again: 'Texter le client',
  follows:
    'Il y a un fil plus ancien avec ce client. Plus personne n’y a texté depuis un moment : en voici un nouveau.',
  insteadOf: (room) =>
    `Ceci irait dans ${room}, mais Quittance n’y est plus. Les personnes qui administrent peuvent choisir un autre canal\u00a0: /settings, section Conversations par texto.`,
  earlier: 'Fil précédent',
  title: 'Répondre par texto',
  submit: 'Envoyer le texto',
  refresh: 'Voir le texto',
  close: 'Annuler',
  said: (who, when) => `${who} a texté (${when}) :`,
  sentFiles: (count) =>
    count === 1 ? 'Une photo ou un fichier, sans un mot.' : `${count} photos ou fichiers, sans un mot.`,
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
  scheduled: (when) => `Part : ${when}`,
  cancel: 'Annuler ce texto',
  putOff: (when) =>
    `Retardé, part le ${ending(when)} Il n’a pas pu partir à son heure, et ce n’est pas le moment de texter un client.`,
  queued: 'En route',
  sent: 'Envoyé',
  delivered: 'Remis',
  failed: (why) => `Non remis : ${why}`,
  undone: (by) => `Annulé par ${by} : le client ne reçoit rien`,
  retried: 'Envoyé de nouveau plus bas',
  since: {
    edited: 'Le message du fil a été modifié par la suite. Le client reçoit ce qui est écrit ici.',
    deleted: 'Le message du fil a été supprimé par la suite. Le client reçoit ce qui est écrit ici.',
  },
  undo: 'Annuler l’envoi',
  retry: 'Réessayer',
  failedNews: (who, why) => `La réponse à ${who} n’a pas été remise : ${why}`,
  failedNext: 'Appuyez sur « Réessayer » sous la réponse, ou appelez le client.',
  failedForGood: 'Appelez le client.',
  onItsWay: (who) =>
    `Votre texto à ${who} part dans quelques secondes. D’ici là, « Annuler l’envoi » se trouve sous votre texto, dans le fil.`,
  takenBack: (who) => `Annulé : ${who} ne reçoit rien.`,
};

export const handling: Catalogue['handling'] = {
  take: 'Je m’en occupe',
  assign: 'Confier…',
  close: 'Fermer',
  reopen: 'Rouvrir',
  live: 'Mode direct…',
  liveEnd: 'Terminer le direct',
  stop: 'Plus de textos…',
  stopConfirm: {
    title: 'Plus de textos ?',
    text: 'Inscrivez ici que le client a demandé de ne plus recevoir de textos. Seul le client peut changer cela, en textant START.',
    yes: 'Inscrire',
    no: 'Annuler',
  },
  isLive: (by) => `En direct : ce que ${by} écrit dans ce fil est envoyé au client`,
  liveConfirm: {
    title: 'Mode direct ?',
    text: 'Ce que vous écrivez dans ce fil est envoyé au client, jusqu’à ce que vous y mettiez fin, qu’un collègue écrive ici ou que 30 minutes passent sans un mot. Chaque texto peut être annulé pendant quelques secondes.',
    yes: 'Passer en direct',
    no: 'Annuler',
  },
  assigned: (to) => `Confiée à ${to}`,
  optedOut:
    'Ne veut plus recevoir de textos : rien ne peut être envoyé. Appelez plutôt. Un texto START de sa part les permet de nouveau.',
  closed: (by) => `Fermée par ${by}. Elle se rouvre quand le client écrit.`,
  heading: (who) => `Conversation avec ${who}`,
  form: {
    title: 'Confier la conversation',
    submit: 'Confier',
    cancel: 'Annuler',
    member: 'Qui s’en occupe',
    memberHint: 'Les collègues qui se sont déjà servis de Quittance.',
    memberMore:
      'La liste ne peut pas montrer tout le monde. Qui n’y est pas peut appuyer sur «\u00a0Je m’en occupe\u00a0» sous le texto.',
    nobody: 'Personne en particulier',
    note: 'Note pour votre collègue',
    noteHint: 'Elle se lit dans le fil, par votre équipe seulement. Le client ne la reçoit pas.',
  },
  news: {
    taken: (who, by) => `${by} s’occupe de ${who}.`,
    assigned: (who, by, to) => `${by} demande à ${to} de s’occuper de ${who}.`,
    unassigned: (who, by) => `${by} rend au canal la conversation avec ${who}.`,
    closed: (who, by) => `${by} a fermé la conversation avec ${who}.`,
    reopened: (who) => `La conversation est rouverte : ${who} a écrit.`,
    reopenedBy: (who, by) => `${by} a rouvert la conversation avec ${who}.`,
    live: (who, by) => `En direct : ce que ${by} écrit ici est envoyé à ${who}.`,
    liveHow:
      'Cela prend fin dès qu’un collègue écrit ici, ou après 30 minutes sans un mot. Ce qui n’a pas de texto en dessous n’est pas parti.',
    liveOver: (who) =>
      `Le mode direct est terminé, après 30 minutes sans un mot : ${who} ne reçoit rien de ce qui s’écrit ici.`,
    liveOverBy: (who, by) =>
      `${by} est là, et le mode direct est terminé : ${who} ne reçoit rien de ce qui s’écrit ici.`,
    stopped: (who, by) => `${by} a inscrit que ${who} ne veut plus recevoir de textos.`,
    stoppedNext: 'Seule cette personne peut changer cela, en textant START à votre numéro.',
    left: (who, to) => `${to} ne travaille plus ici : personne n’a la conversation avec ${who}.`,
    leftNext: 'Appuyez sur « Je m’en occupe » sous le premier message du fil, ou confiez-la.',
  },
  changed: {
    assigned: (who, member) => `${member} a maintenant la conversation avec ${who}, et en est avisé.`,
    unassigned: (who) => `La conversation avec ${who} n’est plus à personne en particulier.`,
    live: (who) => `En direct : ce que vous écrivez dans ce fil est maintenant envoyé à ${who}.`,
    'live-over': (who) => `Le mode direct est terminé : ${who} ne reçoit rien de ce qui s’écrit dans ce fil.`,
    stopped: (who) => `C’est inscrit : ${who} ne reçoit plus de textos.`,
    closed: (who) => `La conversation avec ${who} est fermée. Elle se rouvre quand cette personne écrit.`,
    reopened: (who) => `La conversation avec ${who} est rouverte.`,
  },
};
