import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const evidence: Catalogue['evidence'] = {
  button: 'Réunir les preuves',
  title: (reference) => `Preuves : ${reference}`,
  about:
    'Un seul document pour la banque du client : la facture telle qu’envoyée, le reçu, ce que le client a approuvé, les textos avec leur remise, et vos conditions. Relisez-le avant qu’il parte.',
  due: (when) => `La banque accepte une réponse jusqu’au ${ending(when)}`,
  noAnswer: 'La banque n’accepte pas de réponse à celle-ci.',
  over: 'Cette contestation est terminée : il n’y a plus rien à répondre.',
  download: 'Télécharger (PDF)',
  link: (when) => `Ce lien est à vous seulement et prend fin le ${ending(when)}`,
  noPrinter: 'Ce serveur ne peut produire aucun document : la personne qui l’exploite doit définir CHROMIUM_PATH.',
  prepare: 'Préparer dans Stripe',
  again: 'Préparer à neuf',
  refresh: 'Actualiser',
  submit: 'Envoyer à la banque',
  confirm: {
    title: 'Envoyer à la banque ?',
    text: 'La banque accepte une seule réponse, et rien ne peut y être changé ensuite. L’avez-vous relue dans Stripe ?',
    yes: 'Envoyer',
    no: 'Pas encore',
  },
  none: 'Rien n’est encore dans Stripe. « Préparer dans Stripe » y dépose le document, sans rien envoyer à la banque.',
  states: {
    staging: (by) => `${by} le fait déposer dans Stripe. Choisissez « Actualiser » dans un instant.`,
    staged: (by, when) =>
      `Il est dans Stripe (${by}, ${when}), et la banque n’a encore rien reçu. Relisez-le là-bas, ajoutez ce qui manque, puis envoyez-le.`,
    submitting: (by) => `${by} le fait envoyer à la banque. Choisissez « Actualiser » dans un instant.`,
    submitted: (when) => `La banque l’a reçu (${when}). Sa décision peut prendre trois mois ; elle vous sera dite ici.`,
  },
  refused: {
    closed:
      'Stripe n’accepte plus de preuves : le délai est passé, ou une réponse a déjà été donnée. Voyez-la dans Stripe.',
    'too-long':
      'Stripe a refusé le document à cause de sa longueur. Téléchargez-le, raccourcissez-le, puis ajoutez-le dans Stripe.',
    other: 'Stripe a refusé le document. Téléchargez-le, puis ajoutez-le à la main dans Stripe.',
  },
  facts: {
    encloses: (what) => `Le document joint montre ${what}.`,
    invoice: (reference) => `la facture ${reference} telle qu’elle a été envoyée au client`,
    receipt: 'le reçu',
    seen: 'que le client a ouvert la page de paiement',
    texts: 'les textos et leur remise',
    approved: 'ce que le client a approuvé',
    terms: 'nos conditions',
  },
  pack: {
    title: 'Preuves pour un paiement contesté',
    number: 'Référence',
    dispute: 'Le paiement contesté',
    disputeNo: 'N° de la contestation',
    paymentNo: 'N° du paiement',
    contested: 'Contesté',
    paid: 'Payé',
    paidWith: 'Payé avec',
    customer: 'Client',
    events: 'Ce qui s’est passé',
    happened: {
      asked: (by, amount) => `${by} a demandé ${amount}`,
      delivered: 'Le texto avec le lien de paiement a été remis',
      seen: 'Le client a ouvert la page de paiement',
      paid: (amount) => `Le client a payé ${amount}`,
      'papers-mailed': 'Facture et reçu ont été envoyés au client par courriel',
      refunded: (amount) => `${amount} ont été remboursés`,
    },
    estimate: 'Ce que le client a approuvé',
    outcome: { approved: 'Approuvée', partly: 'Approuvée en partie', declined: 'Refusée' },
    signed: 'Signé par',
    signedAt: 'Le',
    total: 'Approuvé en tout',
    works: { yes: 'Approuvé', no: 'Refusé' },
    browser: 'Navigateur',
    seal: 'Sceau (SHA-256)',
    texts: 'Textos',
    ours: 'De nous',
    columns: { at: 'Quand', words: 'Texto' },
    linkWord: '[lien vers la page de paiement]',
    states: { queued: 'En route', sent: 'Envoyé', delivered: 'Remis', failed: 'Non remis' },
    terms: 'Conditions générales',
    left: {
      lines: (count) =>
        `Omis faute de place : ${count < 2 ? `${count} ligne` : `${count} lignes`} des documents ci-dessus. Leurs totaux sont entiers.`,
      texts: (count) =>
        `Omis faute de place : ${count < 2 ? 'le texto le plus ancien' : `les ${count} textos les plus anciens`}.`,
      terms: 'Omise faute de place : la suite des conditions.',
    },
  },
};
