import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const privacy: Catalogue['privacy'] = {
  button: 'Renseignements personnels',
  title: 'Renseignements personnels',
  about:
    'Un client peut demander à voir ce que vous gardez à son sujet, à le faire corriger ou effacer. Au Québec, vous avez 30 jours pour répondre.',
  find: 'Trouver un client',
  back: 'Retour',
  howTo: 'Pour répondre à un client au sujet de ses renseignements personnels, tapez /settings confidentialité.',
  search: {
    title: 'Trouver un client',
    submit: 'Afficher',
    close: 'Fermer',
    customer: {
      label: 'Client',
      hint: 'Tapez le début d’un nom, d’un numéro de téléphone ou d’une adresse courriel.',
      placeholder: 'Nom, téléphone ou courriel',
    },
  },
  customer: {
    phone: 'Téléphone',
    email: 'Courriel',
    language: 'Langue',
    ofCompany: 'celle de l’entreprise',
    since: 'Client depuis le',
    texts: 'Textos',
    allowed: 'permis, pour les paiements et le service',
    stopped: 'arrêtés\u00a0: personne ne lui texte',
    another: 'Un autre client',
  },
  done: {
    corrected:
      'C’est corrigé. Ce qui a été envoyé avant reste tel quel\u202f; les cartes et les listes suivent dans un instant.',
  },
  correct: {
    button: 'Corriger',
    title: 'Corriger un client',
    submit: 'Corriger',
    close: 'Fermer',
    about:
      'Tout s’en sert désormais\u00a0: demandes en cours, listes et cartes. Les documents envoyés restent tels quels.',
    name: { label: 'Nom' },
    phone: {
      label: 'Téléphone',
      hint: 'Les textos iront à ce numéro. Ceux de l’ancien numéro restent avec ce client.',
    },
    email: { label: 'Courriel' },
    tongue: { label: 'Langue', company: 'La langue de l’entreprise' },
  },
  erase: {
    button: 'Effacer',
    confirm: {
      title: 'Effacer ce client\u202f?',
      text: (who) =>
        `Le nom, le numéro, les textos et les photos de ${who} seront supprimés, ici et à la compagnie de téléphone. Personne ne pourra les retrouver.`,
      yes: 'Effacer',
      no: 'Garder',
    },
    not: {
      title: (who) => `${who} ne peut pas encore être effacé`,
      about: 'Quelque chose est encore en cours. Réglez-le d’abord, puis effacez\u00a0:',
      why: {
        unpaid: { what: 'Un paiement est demandé', next: 'Annulez la demande, ou attendez le paiement.' },
        refund: { what: 'Un remboursement est en cours', next: 'Attendez que l’argent soit rendu.' },
        dispute: { what: 'Un paiement est contesté', next: 'Attendez la décision de la banque.' },
        estimate: { what: 'Une estimation attend une réponse', next: 'Retirez-la, ou attendez la réponse.' },
        text: { what: 'Un texto est en route', next: 'Réessayez dans deux minutes.' },
      },
      more: (count) => `et ${count} de plus`,
    },
    done: {
      title: 'Effacement en cours',
      gone: 'Le nom, le numéro, les textos et les photos seront supprimés d’ici quelques minutes, ici et à la compagnie de téléphone\u202f; les cartes de vos canaux ne nommeront plus ce client.',
      kept: 'Conservés, parce que la loi de l’impôt l’exige\u00a0: les factures et les reçus de ce qui a été payé, jusqu’à la fin de la sixième année suivante. Ils disparaîtront ensuite d’eux-mêmes. On se souvient aussi, sans garder le numéro, que quelqu’un ne voulait plus de textos.',
      elsewhere:
        'Ce que nous ne pouvons pas supprimer\u00a0: les messages écrits dans les fils de vos canaux, votre système de concessionnaire, Stripe et les courriels déjà envoyés. Supprimez-les là où ils sont.',
    },
  },
  erased: 'Les données de ce client ont été effacées.',
  incidents: {
    title: 'Registre des incidents',
    about:
      'Quand des renseignements personnels sont perdus, volés, ou vus par quelqu’un qui n’aurait pas dû les voir, inscrivez-le ici. Le registre se garde cinq ans après que vous l’avez appris.',
    law: 'Au Québec (Loi 25), si quelqu’un risque un préjudice sérieux, avisez avec diligence la Commission d’accès à l’information et les personnes concernées, et réduisez le risque sans attendre. La Commission peut demander ce registre.',
    none: 'Rien n’est inscrit.',
    more: 'Les plus anciens sont dans le fichier.',
    add: 'Inscrire un incident',
    export: 'Exporter',
    entered: 'C’est inscrit.',
    serious: { yes: 'sérieux', no: 'non' },
    columns: { by: 'Inscrit par', at: 'Inscrit le', file: 'registre-des-incidents' },
    form: {
      title: 'Inscrire un incident',
      submit: 'Inscrire',
      close: 'Fermer',
      about: 'Ce qui est inscrit reste tel quel. Si vous en apprenez davantage, faites une autre inscription.',
      day: { label: 'Jour de l’incident' },
      what: { label: 'Ce qui s’est passé', hint: 'Et comment vous l’avez appris. Aucun numéro de carte.' },
      affected: { label: 'Personnes touchées', hint: 'Combien de personnes, et lesquels de leurs renseignements.' },
      measures: {
        label: 'Ce qui a été fait',
        hint: 'Pour réduire le risque et éviter que cela se reproduise\u202f; qui a été avisé, et quand.',
      },
      serious: {
        label: 'Risque de préjudice sérieux',
        option: 'Quelqu’un risque un préjudice sérieux, par exemple un vol d’identité',
      },
    },
  },
  export: {
    button: 'Tout exporter',
    title: (who) => `Tout sur ${who}`,
    ready:
      'Un seul fichier ZIP\u00a0: une page que tout le monde peut lire, les mêmes données en JSON, les documents envoyés et les photos. Avant de le remettre, assurez-vous que la demande vient bien de ce client.',
    file: 'Télécharger le fichier',
    until: (when) => `Ce lien n’est que pour vous et prend fin le ${ending(when)}`,
  },
  dossier: {
    title: (company) => `Ce que ${company} garde à votre sujet`,
    written: (when) => `Écrit le ${ending(when)}`,
    none: 'Rien.',
    sections: {
      who: 'Votre identité',
      consent: 'Ce que vous avez dit au sujet des textos',
      texts: 'Textos',
      conversations: 'Fils de conversation',
      requests: 'Paiements demandés',
      payments: 'Paiements',
      refunds: 'Remboursements',
      disputes: 'Contestations',
      estimates: 'Estimations',
      invoices: 'Factures et bons de travail',
      papers: 'Documents conservés tels qu’ils ont été envoyés',
      mails: 'Courriels',
      tasks: 'Ce que l’équipe doit faire à la main',
      pictures: 'Photos',
    },
    name: 'Nom',
    from: 'De vous',
    to: (by) => (by === '' ? 'À vous' : `À vous, de ${by}`),
    picture: (count) => (count === 1 ? '1 photo ou fichier' : `${count} photos ou fichiers`),
    level: { transactional: 'Permis', none: 'Arrêtés' },
    assigned: (who) => `Suivi par ${who}`,
    seen: (when) => `Page vue le ${when}`,
    reason: (reason) => `Raison\u00a0: ${reason}`,
    answered: (by, when) => `Réponse de ${by}, ${when}`,
    kinds: {
      invoice: 'Facture',
      estimate: 'Estimation',
      receipt: 'Reçu',
      'credit-note': 'Note de crédit',
    },
    elsewhere:
      'Votre carte n’est connue que de Stripe, qui encaisse les paiements. La compagnie de téléphone et les systèmes de l’entreprise ont leurs propres dossiers.',
  },
};
