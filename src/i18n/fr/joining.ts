import type { Catalogue } from '../en.ts';

export const joining: Catalogue['joining'] = {
  title: 'Rejoindre l’entreprise',
  submit: 'Rejoindre',
  close: 'Plus tard',
  intro: 'Quittance ne sait pas encore à quelle entreprise appartient cet espace. Un code le lui dira.',
  code: {
    label: 'Code',
    hint: 'Une personne responsable l’obtient avec /settings code, là où votre entreprise utilise déjà Quittance. Il sert une seule fois, pendant 15 minutes.',
  },
  noCompanyYet:
    'Personne dans votre entreprise n’utilise encore Quittance ? La personne qui gère ce serveur vous donnera un code.',
  howTo: 'Pour ajouter un autre espace Slack de votre entreprise, tapez /settings code.',
  made: {
    title: 'Code pour un autre espace',
    next: 'Donnez-le seulement à la personne qui y a ajouté Quittance. Dans cet espace, elle tape /quickpay et colle le code. Ses membres travailleront ensuite pour votre entreprise et verront ses demandes.',
    until: (when) => `Il sert une seule fois. Fin de validité : ${when}`,
  },
};
