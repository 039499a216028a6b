import type { Catalogue } from '../en.ts';

export const orders: Catalogue['orders'] = {
  changed: {
    changed: (reference, before, after) => `${reference} a changé : ${before} avant, ${after} maintenant.`,
    closed: (reference, _, after) => `${reference} est maintenant fermé. Le montant reste le même : ${after}.`,
    settled: (reference, before) =>
      `${reference} est réglé ailleurs, par exemple au comptoir : les ${before} ne sont plus demandés.`,
    voided: (reference, before) => `${reference} a été annulé : les ${before} ne sont plus demandés.`,
    'nothing-owed': (reference, before) => `${reference} ne coûte plus rien : les ${before} ne sont plus demandés.`,
    'not-for-customer': (reference, before) =>
      `${reference} n’est plus à la charge du client : les ${before} ne sont plus demandés.`,
    'of-another': (reference, before) =>
      `${reference} est maintenant au nom d’un autre client : les ${before} ne sont plus demandés ici.`,
  },
  added: (lines) => `Ajouté : ${lines}`,
  removed: (lines) => `Retiré : ${lines}`,
  paidElsewhere: (amount) => `Payé ailleurs depuis : ${amount}`,
  more: (count) => `et ${count} de plus`,
  over: 'Il ne reste rien à payer : la demande est fermée.',
  next: 'Le client ne peut payer que le nouveau montant, et sa page montre les deux. Sur la carte, appuyez sur « Envoyer le nouveau montant » pour l’avertir.',
  sendRevised: 'Envoyer le nouveau montant',
  revisedSent: (by) => `${by} a envoyé le nouveau montant.`,
  was: 'Montant envoyé',
  notSent: 'Le client n’a pas encore reçu le nouveau montant par texto.',
  changing:
    'Le bon de travail est en train de changer. Personne ne peut payer avant que le nouveau montant soit connu.',
  leftToPay: (reference, amount) =>
    `${reference} a changé après le paiement : il reste ${amount} à payer. Envoyez-le avec /invoice ${reference}.`,
  ended: {
    'taken-back': (when) => `Cette part n’est plus demandée (${when}) : la demande est fermée`,
    settled: (when) => `Réglé ailleurs, par exemple au comptoir (${when}) : la demande est fermée`,
    voided: (when) => `Plus rien à payer (${when}) : la demande est fermée`,
  },
  writtenBack: (references, system, when) => `Inscrit dans ${system} : ${references} (${when})`,
  notWrittenBack: (n) => `Le paiement de ${n.amount} pour ${n.reference} n’est pas inscrit dans ${n.system}.`,
  byHand: {
    'above-owed': (system) =>
      `Selon ${system}, il en reste moins à payer. Vérifiez si c’était aussi encaissé au comptoir, ou si le bon a baissé : inscrivez-y ce qui manque, et remboursez le reste dans Stripe.`,
    closed: (system) =>
      `Le bon ne prend plus de paiement dans ${system}. Inscrivez-le à la main, ou remboursez le client dans Stripe.`,
    unknown: (system) => `${system} ne trouve plus ce bon. Cherchez-le, puis inscrivez-y le paiement à la main.`,
    'not-supported': (system) => `${system} ne prend pas ce genre de paiement. Inscrivez-le à la main.`,
    rejected: (system) =>
      `${system} ne l’a pas pris. Inscrivez-le à la main, et avertissez la personne qui gère Quittance : l’accès à ${system} a peut-être pris fin.`,
    'not-now': (system) =>
      `${system} ne répond pas depuis dix minutes. Nous réessayons, et la carte dira quand ce sera inscrit. Il n’y a rien à faire pour l’instant.`,
  },
};
