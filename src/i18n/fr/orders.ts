import type { Catalogue } from '../en.ts';

export const orders: Catalogue['orders'] = {
  writtenBack: (references, system, when) => `Inscrit dans ${system} : ${references} (${when})`,
  notWrittenBack: (n) => `Le paiement de ${n.amount} pour ${n.reference} n’est pas inscrit dans ${n.system}.`,
  next: {
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
