import type { Catalogue } from '../en.ts';

export const desk: Catalogue['desk'] = {
  title: (day) => `Aujourd’hui, ${day}`,
  many: (count) => `${count} et plus`,
  tasks: 'À faire ailleurs',
  moreTasks: 'Il y en a d’autres : elles apparaîtront ici à mesure que celles-ci seront faites.',
  waiting: 'Ces clients attendent une réponse',
  moreWaiting:
    'Il y en a d’autres\u00a0: ils apparaîtront ici à mesure que vous répondez. Une conversation que vous fermez n’attend plus.',
  quoted: (words) => `«\u00a0${words}\u00a0»`,
  openThread: 'Ouvrir le fil',
  attention: (count) => `À régler (${count})`,
  open: (count) => `En attente de paiement (${count})`,
  nothingOpen: 'Aucun paiement en attente : tout le monde a payé.',
  paid: (p) => `Payé aujourd’hui : ${p.sum} (${p.count})`,
  nothingPaid: 'Rien n’a encore été payé aujourd’hui.',
  nothing: 'Rien en attente, et rien à régler.',
  start: 'Demandez un premier paiement avec le bouton ci-dessus. Il restera ici jusqu’à ce qu’il soit payé.',
  order: { oldest: 'Les plus anciens d’abord', largest: 'Les plus gros montants d’abord' },
  asked: (by, ago) => `Demandé par ${by} ${ago}`,
  openCard: 'Ouvrir la carte',
  show: 'Voir',
  more: 'Voir la suite',
  back: 'Revenir aux premiers',
  close: 'Fermer',
  again: 'Actualiser',
  /** The page of a tab; the settings' own words say the rest. */
  page: {
    title: 'Aujourd’hui',
    loading: 'Chargement de votre journée…',
    back: 'Revenir à la journée',
    failed: {
      title: 'Impossible de charger votre journée',
      text: 'Rien n’a été changé. Vérifiez votre connexion et réessayez dans un instant.',
    },
    outside: {
      title: 'Cette page s’ouvre dans Microsoft Teams',
      text: 'Dans Teams, ouvrez l’application Quittance et choisissez son onglet Aujourd’hui.',
    },
  },
  welcome: {
    title: 'Bienvenue dans Quittance',
    missing: 'Quittance ne connaît pas encore votre entreprise. Deux étapes suffisent :',
    steps: (command) => [
      '1. Ajoutez Quittance au canal où votre équipe veut suivre les paiements.',
      `2. Tapez ${command} dans ce canal. Un court formulaire demande qui est votre entreprise.`,
    ],
  },
};
