import type { Catalogue } from '../en.ts';

export const importing: Catalogue['importing'] = {
  title: 'Importer des factures',
  start: 'Importer un fichier',
  help: (command) => `${command} prend des factures et des clients dans un fichier CSV, en français ou en anglais.`,
  intro:
    'Un fichier CSV de votre système ou d’un tableur, avec une ligne par facture : son numéro, à qui elle est, et ce qui reste à payer.',
  file: { label: 'Fichier CSV', hint: 'Au plus 2 Mo. Vous voyez comment il est compris avant que rien ne soit pris.' },
  elsewhere:
    'Teams ne prend pas de fichier dans cette fenêtre. Ouvrez Quittance sous Applications, puis l’onglet Aujourd’hui, et choisissez-y « Importer un fichier ».',
  read: 'Lire le fichier',
  close: 'Fermer',
  understood: (rows) => `${rows === 1 ? '1 ligne' : `${rows} lignes`}. Voici comment le fichier est compris :`,
  column: (name) => `colonne « ${name} »`,
  fields: {
    reference: 'Numéro de facture',
    name: 'Client',
    firstName: 'Prénom',
    lastName: 'Nom de famille',
    phone: 'Téléphone',
    email: 'Courriel',
    language: 'Langue',
    balance: 'Reste à payer',
    total: 'Montant total',
    paid: 'Payé',
    opened: 'Date de la facture',
    closed: 'Fermée le',
    status: 'Statut',
    description: 'Travail fait',
  },
  numbers: {
    label: 'Comment le fichier écrit-il les montants ?',
    choose: 'Choisissez…',
    options: { fr: '1 234,50 : avec une virgule', en: '1,234.50 : avec un point' },
  },
  days: {
    label: 'Comment le fichier écrit-il les dates ?',
    choose: 'Choisissez…',
    options: {
      dmy: '23/11/2026 : le jour d’abord',
      mdy: '11/23/2026 : le mois d’abord',
      ymd: '2026/11/23 : l’année d’abord',
    },
  },
  take: 'Prendre ces factures',
  again: 'Si le fichier est déjà venu, rien n’est en double : ce qui a changé est mis à jour.',
  update: 'Voir où ça en est',
  moving: (done, rows) => `${done} lignes sur ${rows} jusqu’ici. Vous pouvez fermer : cela continue tout seul.`,
  done: (when) => `Le dernier fichier a été pris le ${when}.`,
  counts: (n) => `Nouvelles : ${n.added}. Changées : ${n.changed}. Comme avant : ${n.same}.`,
  failed: (lines) =>
    lines === 1
      ? '1 ligne n’a pas été prise. Corrigez-la dans le fichier, et apportez-le de nouveau :'
      : `${lines} lignes n’ont pas été prises. Corrigez-les dans le fichier, et apportez-le de nouveau :`,
  line: (line, why) => `Ligne ${line} : ${why}`,
  more: (count) => `et ${count} de plus.`,
  why: {
    'reference-missing': 'elle n’a pas de numéro',
    'reference-too-long': 'son numéro a plus de 64 caractères',
    'amount-missing': 'elle n’a pas de montant',
    'amount-unreadable': 'son montant est illisible',
    'amounts-not-exact': 'ses montants sont trop grands, ou ne tombent pas sur le cent',
    'date-unreadable': 'sa date est illisible',
    'customer-missing': 'elle ne nomme personne : ni nom, ni téléphone, ni courriel',
    'phone-unreadable': 'son numéro de téléphone est illisible',
    'phone-foreign': 'son numéro de téléphone est à l’étranger',
    'phone-has-extension': 'son numéro de téléphone a un poste',
    'email-unreadable': 'son adresse courriel est illisible',
    'email-unsupported': 'nous ne pouvons pas écrire à son adresse courriel',
  },
};
