import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const moneyBack: Catalogue['moneyBack'] = {
  card: {
    refunded: (amount, when) => `Remboursé en entier : ${amount} (${when})`,
    refundedPart: (amount, whole, when) => `Remboursé en partie : ${amount} sur ${whole} (${when})`,
    unexpectedRefunded: (amount, when) => `Le paiement inattendu de ${amount} a été remboursé (${when}).`,
    disputed: (amount, why) => `Paiement de ${amount} contesté : ${why}`,
    inquiry: (amount, why) => `La banque du client pose des questions sur le paiement de ${amount} : ${why}`,
    won: (amount) => `Contestation de ${amount} gagnée.`,
    lost: (amount) => `Contestation de ${amount} perdue : l’argent est retourné au client.`,
    dropped: (amount) => `Les questions de la banque sur le paiement de ${amount} sont réglées.`,
  },
  news: {
    refunded: (n) =>
      `Remboursement de ${n.amount} à ${n.who}, fait dans Stripe${n.reference ? ` (${n.reference})` : ''}.`,
    refundReason: {
      'asked-for': 'Raison indiquée : à la demande du client.',
      duplicate: 'Raison indiquée : payé deux fois.',
      'too-much': 'Raison indiquée : montant trop élevé.',
      'not-done': 'Raison indiquée : travail non fait ou pièce rapportée.',
      goodwill: 'Raison indiquée : geste envers le client.',
      other: 'Raison indiquée : autre.',
      fraudulent: 'Raison indiquée : fraude.',
    },
    soFar: (total, whole) => `Remboursé jusqu’ici de ce paiement : ${total} sur ${whole}.`,
    refundFailed: (n) => `Le remboursement de ${n.amount} à ${n.who} n’a pas abouti : l’argent vous est revenu.`,
    refundFailedNext: 'Entendez-vous avec le client sur une autre façon de le lui remettre.',
    disputed: (n) =>
      `Contestation : ${n.who} demande à sa banque de reprendre ${n.amount}${n.reference ? ` (${n.reference})` : ''}.`,
    inquiry: (n) =>
      `La banque de ${n.who} pose des questions sur le paiement de ${n.amount}${n.reference ? ` (${n.reference})` : ''}. Rien n’a été repris jusqu’ici.`,
    why: (reason) => `Raison : ${reason}`,
    won: (amount) => `Contestation de ${amount} gagnée : l’argent vous revient.`,
    lost: (n) => `Contestation de ${n.amount} perdue : l’argent est retourné à ${ending(n.who)}`,
    dropped: (amount) => `Les questions de la banque sur le paiement de ${amount} sont réglées.`,
  },
  answerBy: {
    open: (when) => `Répondez dans Stripe (Paiements > Litiges) avant le ${when} : sans réponse, c’est perdu.`,
    inquiry: (when) =>
      `Répondez dans Stripe (Paiements > Litiges) avant le ${when} : sans réponse, cela peut devenir une contestation.`,
  },
  seeThere: 'Les détails sont dans Stripe (Paiements > Litiges).',
  disputeReasons: {
    'not-made': 'le client dit ne pas avoir fait ce paiement.',
    'not-recognized': 'le client ne reconnaît pas ce paiement.',
    duplicate: 'le client dit avoir payé deux fois.',
    'not-received': 'le client dit ne pas avoir reçu ce qu’il a payé.',
    'not-satisfied': 'le client dit que ce qu’il a reçu ne convient pas.',
    'refund-missing': 'le client dit qu’un remboursement promis n’est jamais arrivé.',
    'not-collected': 'la banque n’a pas pu prélever l’argent au compte.',
    unsaid: 'la banque n’a pas dit pourquoi.',
  },
  page: {
    title: 'Votre paiement a été remboursé',
    text: (amount, when) =>
      `Nous vous avons remboursé ${amount} le ${when}. Votre banque peut mettre de 5 à 10 jours ouvrables à l’afficher.`,
    part: (amount, when) =>
      `De cette somme, nous vous avons remboursé ${amount} le ${when}. Votre banque peut mettre de 5 à 10 jours ouvrables à l’afficher.`,
  },
};
