import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const parts: Catalogue['parts'] = {
  page: {
    total: 'Total',
    paid: (when) => `Payé le ${when}`,
    underWay: 'En attente de la banque',
    due: 'Reste à payer',
    other: 'Payer un autre montant',
    label: 'Montant à payer maintenant',
    hint: (least, left) => `De ${least} à ${left}. Le reste pourra être payé avec ce même lien.`,
    go: 'Passer au paiement',
    received: {
      title: 'Nous avons reçu votre paiement',
      text: (amount, when, left) => `Nous avons reçu ${amount} le ${ending(when)} Il reste ${left} à payer.`,
    },
    settled: (total, payments) => `${total} en tout, en ${payments} paiements.`,
    problem: 'Vérifiez le montant',
    currency: (currency) => `Le paiement se fait en ${currency}. Écrivez le montant en chiffres, par exemple 125,50.`,
  },
  card: {
    standing: (paid, whole, left) => `Payé en partie : ${paid} sur ${whole}, reste ${left}`,
    payment: (amount, when, method) => `${amount} payés (${when})${method ? `, ${method}` : ''}`,
    underWay: (amount) => `${amount} en route : la banque le confirmera.`,
    kept: (paid, whole) => `${paid} sur ${whole} ont été payés, et peuvent être remboursés.`,
  },
  news: {
    left: (left, whole) => `Il reste ${left} à payer sur ${whole}, avec le même lien.`,
    whole: (whole) => `Tout est payé : ${whole}.`,
  },
  choice: {
    parts: { text: 'Le client peut payer en plusieurs fois.', button: 'Exiger tout d’un coup' },
    'in-full': { text: 'Le client doit payer tout ce qui reste d’un coup.', button: 'Accepter plusieurs fois' },
  },
  changed: {
    parts: (reference) =>
      `La page de ${reference} permet de nouveau de payer en plusieurs fois. Aucun texto n’a été envoyé à ce sujet.`,
    'in-full': (reference) =>
      `La page de ${reference} ne prend plus que tout ce qui reste, d’un coup. Aucun texto n’a été envoyé à ce sujet.`,
  },
  setting: {
    label: 'Plus petit paiement, si un client peut payer en plusieurs fois',
    hint: 'Avec un montant ici, la page du client offre « Payer un autre montant ». Vide : tout se paie d’un coup.',
  },
};
