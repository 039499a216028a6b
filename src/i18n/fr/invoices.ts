import type { Catalogue } from '../en.ts';

export const invoicing: Catalogue['invoicing'] = {
  title: 'Envoyer une facture',
  start: 'Nouvelle facture',
  submit: 'Envoyer le texto',
  submitMail: 'Envoyer le courriel',
  submitAnyway: 'Envoyer quand même',
  refresh: 'Voir factures et texto',
  close: 'Annuler',
  customer: {
    label: 'Client',
    hint: 'Tapez un nom, un téléphone, un courriel, ou un numéro de bon de travail ou de facture.',
    placeholder: 'Nom, téléphone ou référence',
  },
  who: {
    label: (typed) => `Plusieurs résultats pour « ${typed} ». Lequel ?`,
    detail: { customer: 'Client', invoice: 'Facture' },
  },
  find: {
    label: 'Chercher dans les factures de ce client',
    placeholder: 'Numéro, montant, date ou travail fait',
  },
  listed: {
    label: 'Afficher',
    options: {
      all: 'Toutes les factures',
      owed: 'Celles à payer',
      open: 'Bons ouverts : peuvent encore changer',
      closed: 'Factures fermées : définitives',
      voided: 'Annulées',
    },
  },
  list: {
    label: (who) => `Factures de ${who}`,
    hint: 'Choisissez-en une ou plusieurs. Fermée : la facture accompagne le texto. Ouverte : le paiement est demandé, avec l’estimation.',
    add: { closed: 'Ajouter la facture', open: 'Ajouter le paiement', voided: 'Annulée' },
    more: 'Plus',
    back: 'Retour',
    none: 'Aucune facture ici : cherchez autre chose',
    noneToSend: 'Aucune ne peut être envoyée : la raison est indiquée plus bas.',
    total: (amount, count) => `${count} factures, ${amount} en tout : un seul texto, un seul paiement.`,
  },
  state: { closed: 'Fermée', open: 'Ouverte, peut encore changer', voided: 'Annulée' },
  preview: 'Voir l’aperçu',
  openPdf: 'Ouvrir le PDF',
  owner: (name) => `Au nom de ${name}`,
  why: {
    voided: 'Annulée : il n’y a rien à payer.',
    'not-for-customer': 'Payée par la garantie ou par nous : le client ne doit rien.',
    'nothing-owed': 'Il ne reste rien à payer.',
  },
  ours: (ours, asked) =>
    `Ses lignes font ${ours}, et votre système demande ${asked} : c’est ce qui sera demandé au client.`,
  waiting: 'Choisissez le client et la facture pour voir le texto ici.',
  changed: {
    open: (w) =>
      `${w.reference} a changé depuis que vous l’avez vue : elle est ouverte, avec ${w.balance} à payer. Revoyez-la, puis envoyez.`,
    closed: (w) =>
      `${w.reference} a changé depuis que vous l’avez vue : elle est fermée, avec ${w.balance} à payer. Revoyez-la, puis envoyez.`,
    voided: (w) => `${w.reference} a été annulée depuis que vous l’avez vue.`,
  },
  help: {
    form: (command) =>
      `Tapez ${command} pour ouvrir un formulaire : choisissez le client, puis une ou plusieurs de ses factures, regardez le PDF, vérifiez le texto, envoyez.`,
    found: (example) => `Avec un nom, un téléphone ou une référence, le formulaire s’ouvre dessus : ${example}.`,
    after: [
      'Votre client voit sur la page de paiement ce qui a été fait et ce que cela coûte, paie, et garde la facture et le reçu.',
    ],
  },
};
