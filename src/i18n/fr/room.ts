import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const card: Catalogue['card'] = {
  heading: (amount, reference) => `${amount} · ${reference}`,
  summary: (s) => `${s.reference}, ${s.amount}, ${s.who} : ${s.status}`,
  customer: 'Client',
  phone: 'Téléphone',
  email: 'Courriel',
  askedBy: 'Demandé par',
  textAsSent: 'Message au client',
  shortLink: '[lien de paiement]',
  status: {
    queued: (when) => `Texto en route (${when})`,
    late: (when) => `Texto retardé (${when}) : le réseau téléphonique ne le prend pas encore`,
    waits: (when) =>
      `Texto retardé, part le ${ending(when)} Il n’a pas pu partir à son heure, et ce n’est pas le moment de texter un client.`,
    sent: (when) => `Texto envoyé (${when}), pas encore remis`,
    delivered: (when) => `Texto remis (${when}), en attente du client`,
    failed: (why, when) => `Texto non remis (${when}) : ${why}`,
    seen: (when) => `Page vue par le client (${when}), pas encore payé`,
    declined: (why, when) => `Paiement refusé (${when}) : ${why}`,
    processing: 'Paiement en cours : la banque le confirmera. Il n’y a rien à faire.',
    paid: (when, method) => `Payé (${when})${method ? `, ${method}` : ''}`,
    expired: (when) => `Lien expiré (${when}), pas payé`,
    cancelling: (by, when) => `Annulation en cours, demandée par ${by} (${when}), lien fermé`,
    cancelled: (by, when) => `Demande annulée par ${by} (${when})`,
  },
  lateChat: (chat) =>
    `${chat} ne prend pas nos messages pour l’instant : la suite y paraîtra en retard. Nous continuons d’essayer.`,
  lateNext:
    'Nous réessayons sans que vous ayez rien à faire, et cette carte dira quand il sera parti. Si c’est pressant, appelez.',
  cancellingNext:
    'Le client avait ouvert la page de paiement : nous vérifions qu’il n’y a rien payé. S’il a payé, le paiement compte et cette carte le dira.',
  payingAlready: (by) =>
    `${by} voulait annuler cette demande, mais le client avait déjà commencé à payer. Si la banque ne confirme pas le paiement, la demande sera annulée.`,
  paidAlready: (by) =>
    `${by} voulait annuler cette demande, mais le client avait déjà payé. Si ce paiement n’était pas voulu, touchez « Rembourser ».`,
  declinedNext: 'Le client peut réessayer avec une autre carte, avec le même lien.',
  newLinkAsked: (who, when) => `${who} a demandé un nouveau lien (${when}). Appuyez sur « Renvoyer le texto ».`,
  unexpected: {
    'already-paid': (amount, when) =>
      `Un autre paiement de ${amount} est arrivé (${when}), alors que c’était déjà payé. Remboursez-le ici, ou gardez-le avec l’accord du client.`,
    cancelled: (amount, when) =>
      `Un paiement de ${amount} est arrivé (${when}), alors que la demande était annulée. Remboursez-le ici, ou entendez-vous avec le client.`,
    'wrong-amount': (amount, when) =>
      `Un paiement de ${amount} est arrivé (${when}), mais ce n’est pas le montant demandé. Remboursez-le ici, ou réglez la différence avec le client.`,
  },
  cancel: 'Annuler la demande',
  cancelForm: {
    title: 'Annuler la demande',
    submit: 'Annuler la demande',
    close: 'La garder',
    what: (amount, reference) =>
      `Le lien pour ${amount} (${reference}) ne fonctionnera plus. Le client n’en est pas averti par texto.`,
    reason: 'Pourquoi',
    note: 'Dans vos mots',
    noteHint: 'Nécessaire pour « Une autre raison ». Votre équipe le lit, le client non.',
    reasons: {
      'paid-elsewhere': 'Payé autrement, au comptoir par exemple',
      mistake: 'Envoyée par erreur',
      'not-wanted': 'Le client n’en veut plus',
      other: 'Une autre raison',
    },
  },
  sendAgain: 'Renvoyer le texto',
  mailAgain: 'Renvoyer le courriel',
};

export const news: Catalogue['news'] = {
  paid: (n) =>
    `${n.who} a payé ${n.amount}${n.reference ? ` pour ${n.reference}` : ''}${n.method ? ` (${n.method})` : ''}.`,
  paidLate: 'Le paiement a été commencé avant la fermeture du lien : il compte.',
  unexpected: (n) => `Paiement inattendu de ${n.who} : ${n.amount}${n.reference ? ` (${n.reference})` : ''}.`,
  paymentNumber: (id) => `Numéro du paiement dans Stripe : ${id}`,
  processing: (who) => `${who} paie par un moyen qui prend du temps. Le résultat s’affichera ici.`,
  failed: (who, again) =>
    `Le paiement de ${who} n’a finalement pas abouti. Rien n’a été reçu.${again ? ' Le même lien permet de réessayer.' : ''}`,
  textFailed: (n) => `Le texto à ${n.who} n’a pas été remis : ${n.why}`,
  linkAskedFor: (who) => `${who} demande un nouveau lien de paiement. Sur la carte, appuyez sur « Renvoyer le texto ».`,
  cancelled: (by) => `${by} a annulé cette demande. Le lien est fermé.`,
  cancelledWhy: (why) => `Pourquoi : ${why}`,
  sentAgain: (by) => `${by} a renvoyé le lien de paiement.`,
  replied: (who) => `${who} a texté :`,
  repliedLate: (when) => `Ce texto a été envoyé plus tôt (${when}) et ne nous est parvenu que maintenant.`,
  split:
    'Le reste du numéro est dans d’autres textos tout près de celui-ci. Si ses chiffres s’y lisent encore, faites supprimer ces messages.',
  masked: 'Un numéro de carte y était écrit. Il est masqué et n’est gardé nulle part.',
  soundsLikeStop: 'On dirait que cette personne ne veut plus recevoir de textos, ou que ce n’est pas le bon numéro.',
  soundsLikeStopNext:
    'Rien n’a changé pour autant. Si c’est bien le cas, appuyez sur « Plus de textos… ». Sinon, répondez simplement.',
  optedOut: (who) => `${who} ne veut plus recevoir de textos. Appelez pour demander un paiement.`,
  helped: (who) => `${who} a demandé de l’aide et a reçu une réponse automatique. Répondez s’il faut autre chose.`,
  optedIn: (who) => `${who} accepte de nouveau de recevoir des textos.`,
  staysHere: 'Ce que vous écrivez ici reste dans votre équipe, à moins de commencer par >.',
  texted: (who) => `Texto de ${who}`,
  attachments: (count) =>
    count < 2
      ? 'Une image ou un fichier l’accompagnait et ne s’affiche pas ici.'
      : `${count} images ou fichiers l’accompagnaient et ne s’affichent pas ici.`,
};

export const notices: Catalogue['notices'] = {
  sent: (n) => `Votre demande est en route vers ${n.to} : ${n.amount} pour ${n.reference}.`,
  follow: 'Suivez-la sur sa carte, dans le canal.',
  noRoom: 'Aucun canal ne suit cette demande. Ajoutez Quittance à un canal pour suivre vos demandes.',
  cancelling: (reference) =>
    `La demande ${reference} est en cours d’annulation. Son lien est déjà fermé ; sa carte dira quand ce sera fait.`,
  cancelled: (reference) => `Demande annulée : ${reference}. Son lien est fermé.`,
  sentAgain: (reference) => `Le lien pour ${reference} est de nouveau en route.`,
  notSent: 'Rien n’a été envoyé.',
  setUp: (company) => `Tout est prêt pour ${ending(company)} Tapez /quickpay pour demander un premier paiement.`,
  setUpNext: 'Ajoutez Quittance au canal où votre équipe veut suivre les paiements.',
};

export const textFailures: Catalogue['textFailures'] = {
  'opted-out': {
    why: 'cette personne ne veut plus recevoir de textos.',
    next: 'Appelez-la. Elle seule peut changer cela, en textant START à votre numéro.',
  },
  landline: {
    why: 'ce numéro est une ligne fixe.',
    next: 'Choisissez « Envoyer par courriel », ou demandez au client son numéro de cellulaire et faites une nouvelle demande.',
  },
  'not-textable': {
    why: 'ce numéro ne reçoit pas de textos.',
    next: 'Choisissez « Envoyer par courriel », ou demandez au client son numéro de cellulaire et faites une nouvelle demande.',
  },
  unreachable: {
    why: 'le téléphone est injoignable.',
    next: 'Il est peut-être éteint ou hors réseau. Renvoyez plus tard, ou appelez.',
  },
  'invalid-number': {
    why: 'ce numéro n’est pas en service.',
    next: 'Choisissez « Envoyer par courriel », ou vérifiez le numéro avec le client et faites une nouvelle demande.',
  },
  blocked: {
    why: 'le fournisseur de téléphonie l’a bloqué.',
    next: 'Faites une nouvelle demande avec d’autres mots, ou appelez le client.',
  },
  'too-long': {
    why: 'le message est trop long.',
    next: 'Faites une nouvelle demande avec un message plus court.',
  },
  'no-pictures': {
    why: 'ce téléphone ne reçoit pas de photos.',
    next: 'Envoyez le message sans photo, ou passez par le courriel.',
  },
  'not-now': {
    why: 'le réseau téléphonique n’a pas pu l’acheminer pour l’instant.',
    next: 'Renvoyez-le dans une heure. Si l’envoi échoue encore, appelez le client.',
  },
  'sender-problem': {
    why: 'votre numéro de textos a un problème.',
    next: 'Avertissez la personne qui gère Quittance : le numéro n’est peut-être pas enregistré, ou le compte demande une intervention.',
  },
  over: {
    why: 'il n’y avait plus rien à rappeler au moment de l’envoi.',
    next: 'Si la demande attend toujours un paiement, renvoyez-la.',
  },
  unknown: {
    why: 'le fournisseur de téléphonie n’a pas dit pourquoi.',
    next: 'Renvoyez, ou appelez le client.',
  },
};

export const declineReasons: Catalogue['declineReasons'] = {
  'insufficient-funds': 'la banque a refusé la carte.',
  'expired-card': 'la carte est expirée.',
  'incorrect-details': 'un renseignement de la carte est inexact.',
  'authentication-failed': 'la vérification demandée par la banque n’a pas abouti.',
  'lost-or-stolen': 'la banque a refusé la carte.',
  'limit-exceeded': 'la banque a refusé la carte.',
  'not-supported': 'ce type de carte n’est pas accepté pour ce paiement.',
  'processing-error': 'une erreur passagère à la banque. Un deuxième essai fonctionne d’habitude.',
  'method-failed': 'le moyen de paiement choisi n’a pas fonctionné.',
  'not-confirmed': 'la banque ne l’a finalement pas fait.',
  'refused-by-bank': 'la banque a refusé la carte.',
};

export const paymentMethod: Catalogue['paymentMethod'] = {
  card: 'carte',
  bankDebit: 'débit bancaire',
  transfer: 'virement bancaire',
  other: 'un autre moyen',
};
