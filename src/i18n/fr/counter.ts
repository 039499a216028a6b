import type { Catalogue } from '../en.ts';

export const counter: Catalogue['counter'] = {
  link: {
    button: 'Copier le lien',
    title: 'Lien de paiement',
    how: 'Sélectionnez l’adresse ci-dessous et copiez-la, puis collez-la là où votre client la lira : un courriel, un clavardage. Qui l’ouvre peut voir et payer cette demande.',
    label: 'Adresse de la page de paiement',
    hint: 'Ne l’ouvrez pas vous-même : la carte dirait que le client l’a vue.',
  },
  code: {
    button: 'Afficher le code',
    title: 'Code à balayer',
    how: 'Votre client pointe l’appareil photo de son téléphone vers le code et touche ce qui s’affiche : la page de paiement s’ouvre sur son téléphone.',
    alt: (amount, reference) => `Code QR qui ouvre la page de paiement : ${amount} pour ${reference}`,
  },
  about: (amount, reference) => `${amount} pour ${reference}`,
  done: 'Terminé',
  close: 'Fermer',
  shown: (reference) => `La carte de ${reference} dira quand le client a ouvert la page et payé.`,
};
