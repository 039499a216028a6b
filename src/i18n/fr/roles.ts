import type { Catalogue } from '../en.ts';

export const roles: Catalogue['roles'] = {
  names: {
    viewer: 'consultation',
    agent: 'service',
    member: 'membre',
    biller: 'facturation',
    administrator: 'administration',
  },
  whatTheyMay:
    'Consultation\u00a0: voir les paiements. Service\u00a0: en plus, demander des paiements, envoyer des estimations et parler aux clients. Facturation\u00a0: en plus, rembourser, approuver les remboursements des autres, importer et exporter. Administration\u00a0: en plus, changer les paramètres et donner les rôles. Les personnes invitées ne peuvent rien faire ici.',
  changed: {
    own: (by, role) => `${by} a changé votre rôle\u00a0: vous avez maintenant le rôle «\u00a0${role}\u00a0».`,
    other: (by, who, role) => `${by} a changé le rôle de ${who}\u00a0: c’est maintenant «\u00a0${role}\u00a0».`,
  },
  people: {
    of: (name, platform) => `${name} (${platform})`,
    administrators: 'Qui a le rôle «\u00a0administration\u00a0»',
    billers: 'Qui a le rôle «\u00a0facturation\u00a0»',
    agents: 'Qui a le rôle «\u00a0service\u00a0»',
    viewers: 'Qui a le rôle «\u00a0consultation\u00a0»',
    hint: {
      administrators:
        'Les propriétaires et administrateurs de Slack et la personne qui a configuré Quittance dans Teams l’ont aussi, sauf si vous leur donnez un autre rôle.',
      billers: 'Ces personnes remboursent et approuvent les remboursements des autres. Un rôle remplace l’autre.',
      agents: 'Ces personnes demandent des paiements et parlent aux clients. Un rôle remplace l’autre.',
      viewers: 'Ces personnes regardent et ne changent rien. Un rôle remplace l’autre.',
    },
    find: {
      label: 'Trouver une personne',
      hint: (count) =>
        `La liste ci-dessous est trop courte pour les ${count} personnes\u00a0: tapez une partie du nom pour en trouver une. Celles qui sont cochées y restent.`,
      none: 'Aucune personne n’a cela dans son nom.',
      cut: 'Votre équipe est si nombreuse que seules les premières personnes, par ordre alphabétique, sont dans cette liste. Les autres gardent le rôle qu’elles ont.',
    },
  },
  limits: {
    request: { label: 'Maximum par demande', hint: 'Vide\u00a0: le même que pour l’entreprise.' },
    refund: { label: 'Maximum par remboursement', hint: 'Vide\u00a0: aucune limite propre. 0\u00a0: rien.' },
    day: {
      label: 'Maximum remboursé par personne en 24 heures',
      hint: 'Vide\u00a0: aucune limite propre. 0\u00a0: rien.',
    },
  },
  newcomers: {
    label: 'Toutes les personnes sans rôle donné',
    hint: 'Cela vaut aussi pour qui utilise Quittance pour la première fois.',
    member: 'Tout, sauf approuver des remboursements et changer les paramètres',
    agent: 'Service\u00a0: demande des paiements, parle aux clients',
    viewer: 'Consultation\u00a0: regarde et ne change rien',
  },
};
