import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const sharing: Catalogue['sharing'] = {
  form: {
    title: 'Partager le montant',
    submit: 'Envoyer',
    close: 'Fermer',
    refresh: 'Voir le texto',
    how: (reference, total, left) =>
      `${reference} : ${total}${left === total ? '' : `, dont ${left}`} à partager. Une autre personne, ou un assureur, reçoit son propre lien pour sa part ; le client garde le reste.`,
    payer: 'Qui paie cette part',
    name: 'Son nom, si cette personne est nouvelle',
    amount: 'Sa part',
    preview: {
      title: 'Le texto que cette personne recevra',
      mailTitle: 'Le courriel que cette personne recevra',
    },
    waiting: 'Choisissez qui paie, et combien, pour voir le texto ici.',
    hint: (least) => `Au moins ${least}, et le client garde au moins autant à payer.`,
  },
  shared: (to, amount, reference) =>
    `${amount} sont demandés à ${to} pour ${reference}. Sa carte est tout près de celle-ci.`,
  ending: (to, reference) =>
    `La part de ${reference} n’est plus demandée à ${to}, sauf si elle est justement en train d’être payée. La carte le montre dans un instant.`,
  nobody: 'Une autre personne',
  card: {
    offer: 'Quelqu’un d’autre en paie une partie ?',
    share: 'Partager le montant',
    end: 'Annuler cette part',
    partOf: (total) => `Une part de ${total} : le reste est demandé à quelqu’un d’autre.`,
    waiting: (to, amount) => `${to} : ${amount}, envoi en cours`,
    asked: (to, amount) => `${to} : ${amount}, pas encore payés`,
    paid: (to, amount, when) => `${to} : ${amount} payés (${when})`,
  },
  news: {
    paid: (to, amount) => `${to} a payé sa part : ${amount}.`,
    others: (others, whole) => `${others} sur ${whole} sont demandés à d’autres.`,
    left: (left, whole) => `Il reste ${left} à payer sur ${whole}.`,
    whole: (whole) => `Tout est payé : ${whole}.`,
    over: (over) =>
      `C’est ${over} de plus que ce qui est dû maintenant. Remboursez-les depuis la carte de cette part, ou gardez-les avec l’accord du payeur.`,
    dropped: (to, amount) =>
      `${amount} n’ont pas été demandés à ${to} : le paiement a été fait, ou est en route, sur la page du client.`,
  },
  page: {
    by: (when, who) => (who ? `Payé le ${when} par ${who}` : `Payé le ${when} par une autre personne`),
    asked: (who) => (who ? `Demandé à ${who}` : 'Demandé à une autre personne'),
    partOf: 'Votre part de',
    yours: 'Votre part',
    done: (amount) => `Vous avez payé votre part. ${ending(`Le reste est demandé à d’autres : ${amount}`)}`,
  },
  story: {
    asked: (to, amount) => `Part demandée à ${to} : ${amount}`,
    paid: (to, amount) => `${to} a payé ${amount}`,
  },
  paper: (whole) => `part de ${whole}`,
};
