import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const tasks: Catalogue['tasks'] = {
  heading: {
    'record-payment': (system) => `Inscrivez un paiement dans ${system}`,
    'record-refund': (system) => `Inscrivez un remboursement dans ${system}`,
    'undo-refund': (system) => `Retirez un remboursement de ${system}`,
    'record-dispute': (system) => `Inscrivez dans ${system} ce que la banque a repris`,
    'answer-dispute': (system) => `Répondez à une contestation dans ${system}`,
    'mend-payout': (system) => `Un virement de ${system} n’est pas arrivé à votre banque`,
  },
  how: {
    'record-payment': (n) => `Le paiement de ${n.amount} pour ${n.reference} n’est pas dans ${n.system}.`,
    'record-refund': (n) =>
      `${n.amount} de ${n.reference} ont été rendus au client, et ${n.system} ne peut pas en être avisé. Dans ${n.system}, ouvrez ${n.reference} et inscrivez un remboursement de ${n.amount}.`,
    'undo-refund': (n) =>
      `Le remboursement de ${n.amount} n’est jamais arrivé au client : l’argent vous est revenu. Dans ${n.system}, ouvrez ${n.reference} et retirez-en le remboursement.`,
    'record-dispute': (n) =>
      `La banque du client a repris ${n.amount} pour de bon. Dans ${n.system}, ouvrez ${n.reference} et inscrivez ${n.amount} comme impayés.`,
    'answer-dispute': (n) =>
      `Le client demande à sa banque de reprendre ${n.amount} (${n.reference}). Dans ${n.system}, ouvrez le paiement et répondez, avec la facture et ce qui montre que le travail a été fait. Sans réponse, l’argent est perdu.`,
    'mend-payout': (n) =>
      `Votre banque a renvoyé ${n.amount}. L’argent est en sécurité dans votre solde ${n.system}, et aucun virement ne part tant que ce n’est pas réglé. Dans ${n.system}, ouvrez Paramètres > Virements, corrigez le compte bancaire et confirmez-le ; le prochain virement apportera cet argent.`,
  },
  customer: 'Client',
  reference: 'Référence',
  amount: 'Montant',
  payment: 'N° du paiement dans Stripe',
  payout: 'N° du virement dans Stripe',
  due: 'À faire d’ici le',
  owner: 'Qui s’en occupe',
  nobody: 'Personne encore',
  take: 'Je m’en occupe',
  done: 'C’est fait',
  reopen: 'Ce n’était pas fait',
  doneBy: (by, when) => `Fait par ${by} (${when})`,
  over: 'Il n’y a plus rien à faire.',
  taken: 'Cette tâche est à vous. Choisissez « C’est fait » sur sa carte quand vous l’aurez faite.',
  finished: 'Merci. L’équipe voit que c’est fait.',
  reopened: 'La tâche est de nouveau à faire.',
  overtaken: 'Il n’y a plus rien à faire à ce sujet.',
  news: {
    yours: (heading, by) => `${heading}, d’ici le ${ending(by)}`,
    nobodys: (heading, by) => `${heading}, d’ici le ${ending(by)} Personne ne s’en occupe encore.`,
    late: (heading) => `${heading} : cela devait être fait.`,
    next: 'Choisissez « C’est fait » sur sa carte quand ce sera fait.',
  },
  summary: (heading, reference) => `${heading} (${reference})`,
};
